package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stages that take events straight from the sources: what waits for them waits outside, where no signal shows it. They limit
 * when one of them is busy all the time.
 */
final class Unqueued {

    private static final double ALWAYS = 0.93;
    private static final int ENOUGH = 4;
    private static final int MANY = 10;
    private static final double LONG = 4;

    private final Window window;
    private final Thresholds thresholds;

    Unqueued(Window window, Thresholds thresholds) {
        this.window = window;
        this.thresholds = thresholds;
    }

    List<Finding> findings() {
        List<Stage> stages = stages();
        return stages.isEmpty()
                ? List.of()
                : down(stages).or(() -> busy(stages)).or(() -> cores(stages)).orElse(List.of());
    }

    /** Those behind sources, up to the first queue. */
    private List<Stage> stages() {
        List<Stage> found = new ArrayList<>();
        List<Stage> next = new ArrayList<>(window.pipeline().stages(StageKind.SOURCE));
        while (!next.isEmpty()) {
            for (Stage s : window.pipeline().downstream(next.removeFirst().id())) {
                boolean ends = s.kind() == StageKind.QUEUE || s.kind() == StageKind.DESTINATION;
                if (!ends && !found.contains(s)) {
                    found.add(s);
                    next.add(s);
                }
            }
        }
        return found;
    }

    private Optional<List<Finding>> down(List<Stage> stages) {
        return stages.stream()
                .filter(s -> s.kind() == StageKind.SINK)
                .findFirst()
                .flatMap(sink -> stall(sink)
                        .map(i -> finding(
                                Limit.of(sink, Cause.DESTINATION_DOWN, 0.9),
                                i,
                                "For " + Figures.time(i.seconds()) + " nothing left '" + sink.id()
                                        + "', though it was busy. Restore the destination; no setting of the pipeline helps.",
                                new Evidence(
                                        sink.id(),
                                        Signal.OUT,
                                        i,
                                        Statistic.MEAN,
                                        0,
                                        "Nothing left '" + sink.id() + "'."))));
    }

    /** The longest time in which nothing left the sink, though events did before or it has some in hand. */
    private Optional<Interval> stall(Stage sink) {
        Column out = window.column(sink.id(), Signal.OUT);
        double usual = out.quantile(0.75);
        long begin = -1;
        Interval longest = null;
        for (int i = 1; i < out.size(); i++) {
            boolean still = out.values()[i] <= 0.01 * usual && inHand(sink, out.at()[i]);
            begin = still && begin < 0 ? out.at()[i - 1] : still ? begin : -1;
            if (begin >= 0
                    && (longest == null
                            || out.at()[i] - begin > longest.length().toMillis())) {
                longest = new Interval(Instant.ofEpochMilli(begin), Instant.ofEpochMilli(out.at()[i]));
            }
        }
        return Optional.ofNullable(longest).filter(i -> usual > 0 && i.length().compareTo(thresholds.stall()) >= 0);
    }

    private boolean inHand(Stage sink, long at) {
        return window.column(sink.id(), Signal.INFLIGHT).mean(at - 1, at) > 0
                || window.column(sink.id(), Signal.UTILIZATION).mean(at - 1, at) > 0.5
                || window.column(sink.id(), Signal.ERRORS).mean(at - 1, at) > 0;
    }

    private Optional<List<Finding>> busy(List<Stage> stages) {
        return stages.stream()
                .filter(s -> s.kind() != StageKind.BATCHER)
                .flatMap(
                        s -> always(s)
                                .filter(i -> !consumers(stages, s, i).hasRoomInBatches(s))
                                .map(i -> finding(stages, s, i))
                                .stream())
                .findFirst();
    }

    /** Workers that wait for cores may idle now and then, and yet the cores are the limit. */
    private Optional<List<Finding>> cores(List<Stage> stages) {
        return stages.stream()
                .filter(s -> s.kind() == StageKind.PROCESSOR)
                .filter(s -> new Cores(window, window).areShort(s))
                .findFirst()
                .map(s -> finding(stages, s, window.interval()));
    }

    /** From when on to the end it was busy all the time, if that is a while. A reading in ten may find it idle by chance. */
    private Optional<Interval> always(Stage stage) {
        Column size = window.column(stage.id(), Signal.OUT);
        int from = size.size();
        int idle = 0;
        for (int i = size.size() - 1; i > 0 && idle <= 1 + (size.size() - i) / MANY; i--) {
            boolean works = busy(stage, size.at()[i - 1], size.at()[i]) >= ALWAYS - 0.08;
            idle += works ? 0 : 1;
            from = works ? i : from;
        }
        if (size.size() - from < ENOUGH) {
            return Optional.empty();
        }
        Interval interval = new Interval(
                Instant.ofEpochMilli(size.at()[from]), window.interval().to());
        boolean holds = Work.of(window.within(interval), stage).busy() >= ALWAYS
                && interval.seconds() >= 0.15 * window.interval().seconds();
        return holds ? Optional.of(interval) : Optional.empty();
    }

    private double busy(Stage stage, long after, long until) {
        Interval part = new Interval(Instant.ofEpochMilli(after + 1), Instant.ofEpochMilli(until));
        Window step = window.within(part);
        double reported = step.column(stage.id(), Signal.UTILIZATION).mean();
        if (!Double.isNaN(reported)) {
            return reported;
        }
        double calls = window.column(stage.id(), Signal.BATCHES).mean(after, until);
        double n = window.column(stage.id(), Signal.BATCH_SIZE).mean(until - 1, until);
        double rate = window.column(stage.id(), Signal.OUT).mean(after, until);
        Work work = Work.of(step, stage);
        boolean single = stage.is(Trait.CALL_PER_EVENT);
        double computed = (Double.isNaN(calls) ? rate / (single ? 1 : n) : calls)
                * step.column(stage.id(), Signal.DURATION).mean()
                / work.workers();
        return Double.isNaN(computed) ? work.busy() : computed;
    }

    private Consumers consumers(List<Stage> stages, Stage busiest, Interval interval) {
        return new Consumers(window, stages, Pressure.of(window, busiest.id(), interval));
    }

    private List<Finding> finding(List<Stage> stages, Stage busiest, Interval interval) {
        Limit limit = consumers(stages, busiest, interval).limit();
        Work work = Work.of(window.within(interval), busiest);
        String text = "'" + busiest.id() + "' is busy " + Figures.percent(work.busy()) + " of the time and hands on "
                + Figures.rate(work.rate()) + ".";
        String also = limit.other() == null
                ? ""
                : " It could also be this: " + Words.title(limit.other()) + ". What would decide: " + limit.decides()
                        + ".";
        return finding(
                limit,
                interval,
                text + " No queue lies before it: what it cannot take waits at the sources, or is lost there." + also,
                new Evidence(busiest.id(), Signal.UTILIZATION, interval, Statistic.MEAN, work.busy(), text));
    }

    private static List<Finding> finding(Limit limit, Interval interval, String explanation, Evidence evidence) {
        Finding first = new Finding(
                limit.cause().code(),
                limit.cause().kind(),
                limit.stage().id(),
                limit.cause() == Cause.DESTINATION_DOWN ? Severity.CRITICAL : Severity.WARNING,
                0.9 * limit.confidence(),
                Words.title(limit.cause()),
                explanation,
                List.of(evidence),
                List.of());
        Cause other = limit.other();
        return other == null ? List.of(first) : List.of(first, Alternative.of(other, first, limit.decides()));
    }
}
