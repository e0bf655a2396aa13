package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.Optional;

/**
 * Sources that turn events away although there is room behind them: memory is short, and its limiter refuses. That memory was
 * higher then than when nothing was refused is the proof.
 */
final class Refusals {

    private static final double MUCH = 0.02;
    private static final double HIGHER = 0.75;
    private static final double MORE = 1.1;
    private static final double ROOM = 0.5;

    private final Window window;
    private final List<QueueFlow> queues;

    Refusals(Window window, List<QueueFlow> queues) {
        this.window = window;
        this.queues = queues;
    }

    /** Share of what comes to the source that is refused. */
    record Refused(Stage source, double share, double perSecond, double memory, double costs) {}

    Optional<Refused> worst() {
        return window.pipeline().stages(StageKind.SOURCE).stream()
                .flatMap(s -> of(s).stream())
                .filter(r -> r.share() >= MUCH)
                .reduce((a, b) -> b.perSecond() > a.perSecond() ? b : a);
    }

    private Optional<Refused> of(Stage source) {
        Column rejected = window.column(source.id(), Signal.REJECTED);
        Column memory = window.column(SignalKey.WHOLE, Signal.MEMORY);
        double events = 0;
        double seconds = 0;
        Spread refusing = new Spread();
        Spread taking = new Spread();
        for (int i = 1; i < rejected.size(); i++) {
            long from = rejected.at()[i - 1];
            long at = rejected.at()[i];
            double used = memory.mean(from, at);
            if (rejected.values()[i] > 0 && !held(source, from, at)) {
                events += rejected.values()[i] * (at - from) / 1e3;
                seconds += (at - from) / 1e3;
                refusing.add(used);
            } else if (rejected.values()[i] == 0) {
                taking.add(used);
            }
        }
        double perSecond = events / window.interval().seconds();
        double passed = window.column(source.id(), Signal.OUT).mean();
        boolean proven = memory.present() == 0 || refusing.isAbove(taking);
        return seconds > 0 && proven
                ? Optional.of(new Refused(
                        source, perSecond / (perSecond + passed), perSecond, refusing.least, costs(perSecond, seconds)))
                : Optional.empty();
    }

    /** Events/s that would get through if nothing were refused: as many as do while nothing is, and no more than are refused. */
    private double costs(double perSecond, double refusing) {
        double all = window.interval().seconds();
        double delivered = window.pipeline().stages(StageKind.SINK).stream()
                .mapToDouble(s -> window.column(s.id(), Signal.OUT).mean())
                .filter(rate -> rate >= 0)
                .sum();
        double otherwise = delivered * all / Math.max(all - refusing, 1e-9);
        return delivered > 0 ? Math.min(perSecond, otherwise * refusing / all) : perSecond;
    }

    /** Values of memory in use, in bytes; readings err. */
    private static final class Spread {

        private double least = Double.POSITIVE_INFINITY;
        private double most;
        private double sum;
        private int size;

        void add(double value) {
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
                size++;
            }
        }

        boolean isAbove(Spread other) {
            return other.size == 0
                    || size > 0 && least >= HIGHER * other.most && sum / size > other.sum / other.size * MORE;
        }
    }

    /** Whether what lies behind the source takes nothing, so that it loses what comes. */
    private boolean held(Stage source, long from, long at) {
        List<Stage> next = window.pipeline().downstream(source.id());
        for (Stage s : next) {
            if (s.kind() != StageKind.QUEUE) {
                return window.column(s.id(), Signal.UTILIZATION).mean(from, at) > 0.9;
            }
        }
        return queues.stream()
                .filter(q -> next.contains(q.queue()))
                .flatMap(q -> q.steps().stream().filter(s -> s.from() < at && s.to() > from && full(q, s)))
                .findAny()
                .isPresent();
    }

    private static boolean full(QueueFlow q, Step s) {
        return q.inTrouble(s) || Math.max(s.before(), s.after()) >= ROOM * q.limit();
    }

    Finding finding(Refused r) {
        Column memory = window.column(SignalKey.WHOLE, Signal.MEMORY);
        Interval all = window.interval();
        String refused = "'" + r.source().id() + "' refuses " + Figures.percent(r.share()) + " of what comes, "
                + Figures.rate(r.perSecond()) + " on average, although there is room behind it.";
        String used = memory.present() == 0
                ? " How much memory is in use is not reported."
                : " It does so while " + megabytes(r.memory())
                        + " or more are in use, and at no other time; the window began" + " with "
                        + megabytes(memory.values()[0]) + ".";
        return new Finding(
                Cause.MEMORY.code(),
                Cause.MEMORY.kind(),
                r.source().id(),
                r.share() >= 0.5 ? Severity.CRITICAL : Severity.ERROR,
                memory.present() == 0 ? 0.6 : 0.9,
                Words.title(Cause.MEMORY),
                refused + used + " Raise the limit, hold fewer events in queues and batches, or look for what grows.",
                List.of(
                        new Evidence(r.source().id(), Signal.REJECTED, all, Statistic.MEAN, r.perSecond(), refused),
                        new Evidence(
                                "",
                                Signal.MEMORY,
                                all,
                                Statistic.MAX,
                                Double.isNaN(memory.max()) ? 0 : memory.max(),
                                "Memory in use went up to " + megabytes(memory.max()) + ".")),
                List.of());
    }

    private static String megabytes(double bytes) {
        return Figures.number(bytes / 1e6) + " MB";
    }
}
