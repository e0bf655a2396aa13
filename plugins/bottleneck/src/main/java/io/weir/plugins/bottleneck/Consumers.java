package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stages that work one behind the other without a queue in between, and which of them limits. What one hands to the next it
 * hands over directly, so all run at the pace of the slowest: that one is busy all the time, those before it are held, those
 * behind it starve.
 */
final class Consumers {

    private static final double ONE_CORE = 0.85;
    private static final double BUSY = 0.75;
    private static final double ALWAYS = 0.9;
    private static final double MANY_ERRORS = 0.05;
    private static final double LARGE_BATCH = 128;
    private static final double NEARLY = 0.9;
    private static final double TINY_BATCH = 8;
    private static final double HARDLY_A_BATCH = 4;
    private static final double FULL = 0.8;
    private static final double HALF = 0.45;
    private static final double MORE_THAN_ONE = 1.5;
    private static final double MANY_WORKERS = 16;
    private static final double SOME_WORKERS = 4;

    private static final String SIZES = "what a call costs whatever it carries: the time of calls of different size";

    private final Window window;
    private final List<Stage> stages;
    private final List<Work> works;
    private final Window then;
    private final Calls calls;

    /**
     * Looks at them.
     *
     * @param stages upstream first
     * @param pressure when work waits for them
     */
    Consumers(Window window, List<Stage> stages, Pressure pressure) {
        this.window = window;
        this.stages = stages;
        this.then = window.within(pressure.interval());
        this.works = stages.stream().map(s -> Work.of(then, s)).toList();
        this.calls = sink().map(s -> Calls.of(window, s, pressure::holds, pressure::idles))
                .orElseGet(() -> Calls.of(window, stages.getLast(), at -> false, at -> false));
    }

    /** The sink, the one with most errors where there are several. */
    Optional<Stage> sink() {
        return of(StageKind.SINK).stream()
                .max(Comparator.<Stage>comparingDouble(s -> errorShare(s))
                        .thenComparing(Stage::id, Comparator.reverseOrder()));
    }

    List<Work> works() {
        return works;
    }

    Calls calls() {
        return calls;
    }

    /**
     * How busy the busiest is while work waits; NaN unless it is known of all. A sink whose batches are not full could carry more
     * though it is always busy.
     */
    double busiest() {
        List<Work> working = works.stream()
                .filter(w -> w.stage().kind() != StageKind.BATCHER)
                .toList();
        boolean all = !working.isEmpty() && working.stream().allMatch(w -> w.known() || w.isGuest());
        return all
                ? working.stream()
                        .filter(Work::known)
                        .mapToDouble(
                                w -> w.stage().kind() == StageKind.SINK ? w.busy() * fullness(w.stage()) : w.busy())
                        .max()
                        .orElse(Double.NaN)
                : Double.NaN;
    }

    /** Whether the sink gathers batches that are not full: then it takes all that comes, however busy it is. */
    boolean hasRoomInBatches(Stage stage) {
        return stage.kind() == StageKind.SINK && fullness(stage) < 1 && !(batch(stage) < MORE_THAN_ONE);
    }

    /** Events that each busy worker has in hand. */
    private double inHand(Stage sink) {
        Work work = Work.of(then, sink);
        return then.column(sink.id(), Signal.INFLIGHT).mean() / work.workers() / work.busy();
    }

    /** How full its batches are, 0 to 1; 1 when that is not known or hardly less. */
    private double fullness(Stage sink) {
        Stage batcher = of(StageKind.BATCHER).stream().findFirst().orElse(sink);
        double most = window.pipeline()
                .setting(batcher.id(), SettingRole.BATCH_SIZE)
                .map(Setting::number)
                .orElse(Double.NaN);
        double events = batch(sink);
        return sink.is(Trait.CALL_PER_BATCH) && events < FULL * most ? events / most : 1;
    }

    /** Events that a call carries on average; NaN when not known. */
    private double batch(Stage sink) {
        double reported = then.column(sink.id(), Signal.BATCH_SIZE).mean();
        double calls = then.column(sink.id(), Signal.BATCHES).mean();
        return Double.isNaN(reported) ? then.column(sink.id(), Signal.OUT).mean() / calls : reported;
    }

    /** Who limits when work always waits. */
    Limit limit() {
        Stage stage = limiting();
        Optional<Stage> losing = sink().filter(this::losesMost);
        if (losing.isPresent()) {
            return Limit.of(losing.get(), Cause.DESTINATION_FAILING, 0.85);
        }
        if (stage.kind() == StageKind.PROCESSOR) {
            return new Cores(window, then).limit(stage);
        }
        Stage sink = sink().orElse(stage);
        if (errorShare(sink) >= MANY_ERRORS) {
            return Limit.of(sink, Cause.DESTINATION_FAILING, 0.85);
        }
        if (sink.is(Trait.STREAM)) {
            return Limit.of(sink, Cause.DESTINATION, 0.9);
        }
        if (calls.verdict() == Calls.Verdict.SLOWER) {
            Limit limit = Limit.of(sink, Cause.DESTINATION, 0.85);
            return mayEmploy(sink)
                    ? limit.or(
                            Cause.CONCURRENCY,
                            "whether the destination serves more calls at a time when it gets more: the time of a call"
                                    + " while fewer are made")
                    : limit;
        }
        return settings(sink);
    }

    /** Share of what the sink hands over that fails. */
    double errorShare(Stage sink) {
        double errors = then.column(sink.id(), Signal.ERRORS).mean();
        double out = then.column(sink.id(), Signal.OUT).mean();
        return errors > 0 ? errors / (errors + Math.max(0, Double.isNaN(out) ? 0 : out)) : 0;
    }

    /** Whether more comes to it than it can hand over at all: calls fail for good, and no stage that is faster makes up for it. */
    private boolean losesMost(Stage sink) {
        double out = then.column(sink.id(), Signal.OUT).mean();
        double lost = then.column(sink.id(), Signal.IN).mean() - out;
        double errors = then.column(sink.id(), Signal.ERRORS).mean();
        return errors > 0 && out >= 0 && Math.min(lost, errors) > out;
    }

    private Stage limiting() {
        Optional<Stage> guest = guest();
        if (guest.isPresent()) {
            return guest.get();
        }
        Optional<Work> busiest = works.stream()
                .filter(w -> w.known() && !w.isGuest())
                .max(Comparator.comparingDouble(Work::busy)
                        .thenComparing(w -> w.stage().id()));
        Optional<Work> always = busiest.filter(w -> fullness(w.stage()) < 1).flatMap(w -> alwaysBusyBeside(w.stage()));
        if (always.isPresent()) {
            return always.get().stage();
        }
        Optional<Stage> failing = sink().filter(s -> errorShare(s) >= MANY_ERRORS);
        if (failing.isPresent() && busiest.filter(w -> w.busy() >= BUSY).isEmpty()) {
            return failing.get();
        }
        List<Stage> unknown = works.stream()
                .filter(w -> !w.known() && w.stage().kind() != StageKind.BATCHER)
                .map(Work::stage)
                .toList();
        Optional<Stage> computing = unknown.stream()
                .filter(u -> u.kind() == StageKind.PROCESSOR)
                .reduce((x, y) -> y)
                .filter(p -> new Cores(window, then).allInUse(p));
        if (computing.isPresent() && busiest.filter(w -> w.busy() >= ALWAYS).isEmpty()) {
            return computing.get();
        }
        if (busiest.isPresent() && unknown.isEmpty() && busiest.get().busy() < BUSY) {
            return inTurns().orElse(busiest.get().stage());
        }
        if (busiest.isPresent() && (busiest.get().busy() >= BUSY || unknown.isEmpty())) {
            return busiest.get().stage();
        }
        return unknown.isEmpty() ? stages.getLast() : among(unknown);
    }

    private Optional<Work> alwaysBusyBeside(Stage sink) {
        return works.stream()
                .filter(w -> w.known() && !w.isGuest() && !w.stage().equals(sink) && w.busy() >= ALWAYS)
                .max(Comparator.comparingDouble(Work::busy)
                        .thenComparing(w -> w.stage().id()));
    }

    /**
     * Stages that take turns: the one takes a batch, works on it, and waits while the next works it off. Together they are always
     * busy; the first one's workers go through all of it, so that more of them would do more at a time.
     */
    private Optional<Stage> inTurns() {
        List<Work> working = works.stream()
                .filter(w -> w.known() && !w.isGuest() && w.busy() > 0.1)
                .toList();
        double together = working.stream().mapToDouble(Work::busy).sum();
        return together >= ALWAYS
                ? working.stream()
                        .map(Work::stage)
                        .filter(s -> s.kind() == StageKind.PROCESSOR)
                        .findFirst()
                : Optional.empty();
    }

    /** Of stages whose busy time is not known: one that computes if a core is in use, else the sink. */
    private Stage among(List<Stage> unknown) {
        Optional<Stage> processor =
                unknown.stream().filter(s -> s.kind() == StageKind.PROCESSOR).reduce((a, b) -> b);
        Optional<Stage> sink =
                unknown.stream().filter(s -> s.kind() == StageKind.SINK).findFirst();
        double workers = works.stream()
                .filter(w -> processor.isPresent() && w.stage().equals(processor.get()))
                .mapToDouble(Work::workers)
                .findFirst()
                .orElse(1);
        boolean computes = cpu() >= ONE_CORE * Math.max(1, Double.isNaN(workers) ? 1 : workers);
        boolean waits = sink.isPresent() && sink.get().is(Trait.WAITS) && !computes;
        return sink.isEmpty() || !waits && computes ? processor.or(() -> sink).orElse(unknown.getLast()) : sink.get();
    }

    /** Processors that run in the workers of the sink take a part of its time. */
    private Optional<Stage> guest() {
        List<Work> guests = works.stream().filter(w -> w.isGuest() && w.known()).toList();
        double together = guests.stream().mapToDouble(Work::busy).sum();
        double host = works.stream()
                .filter(w -> w.stage().kind() == StageKind.SINK && w.known())
                .mapToDouble(Work::busy)
                .findFirst()
                .orElse(1);
        return together >= 0.5 * Math.max(host, 0.5)
                ? guests.stream()
                        .max(Comparator.comparingDouble(Work::busy)
                                .thenComparing(w -> w.stage().id()))
                        .map(Work::stage)
                : Optional.empty();
    }

    /**
     * A sink that calls as fast as it is told to. Larger batches help when most of a call is paid once; more workers help in any
     * case, so they come first where that is not known.
     */
    private Limit settings(Stage sink) {
        Optional<Limit> batch = smallBatches(sink);
        boolean workers = mayEmploy(sink);
        if (batch.isPresent() && (!workers || batch.get().confidence() >= 0.8)) {
            return workers && calls.paidOnce() != Calls.Certainty.YES
                    ? batch.get().or(Cause.CONCURRENCY, SIZES)
                    : batch.get();
        }
        if (workers) {
            boolean alone = Work.workers(window.pipeline(), sink) == 1;
            boolean same = calls.verdict() == Calls.Verdict.SAME && !alone;
            double sure = sink.is(Trait.INDEPENDENT_WORKERS) || same ? 0.9 : 0.7;
            Limit limit = Limit.of(sink, Cause.CONCURRENCY, sure);
            if (batch.isPresent() && same) {
                return limit.or(Cause.BATCH_SIZE, SIZES);
            }
            String decides = "whether calls share a limit behind the sink: the time of a call at a lower load";
            if (sure < 0.8 && fullness(sink) >= 1 && Work.workers(window.pipeline(), sink) >= SOME_WORKERS) {
                return Limit.of(sink, Cause.DESTINATION, 0.6).or(Cause.CONCURRENCY, decides);
            }
            return sure > 0.8 ? limit : limit.or(Cause.DESTINATION, decides);
        }
        return batch.orElse(Limit.of(sink, Cause.DESTINATION, 0.75));
    }

    private Optional<Limit> smallBatches(Stage sink) {
        Stage batcher = of(StageKind.BATCHER).stream().findFirst().orElse(sink);
        Optional<Setting> setting = window.pipeline().setting(batcher.id(), SettingRole.BATCH_SIZE);
        if (setting.isEmpty() || calls.paidOnce() == Calls.Certainty.NO || fullness(sink) < 1) {
            return Optional.empty();
        }
        double size = setting.get().number();
        if (size >= HALF * roomBefore()) {
            return Optional.empty();
        }
        boolean perBatch = sink.is(Trait.CALL_PER_BATCH) || batcher != sink;
        boolean small =
                perBatch ? size < NEARLY * large(setting.get()) : size <= TINY_BATCH && mayBatch(sink, setting.get());
        double sure = !perBatch
                ? 0.8
                : calls.paidOnce() == Calls.Certainty.YES || size <= HARDLY_A_BATCH || sink.is(Trait.SINGLE_WORKER)
                        ? certainty(setting.get())
                        : 0.6;
        return small ? Optional.of(Limit.of(batcher, Cause.BATCH_SIZE, sure)) : Optional.empty();
    }

    /** Events that the queue before them holds; infinite when that is not known. A batch cannot be filled from a smaller one. */
    private double roomBefore() {
        return window.pipeline().upstream(stages.getFirst().id()).stream()
                .filter(s -> s.kind() == StageKind.QUEUE)
                .mapToDouble(s -> window.column(s.id(), Signal.QUEUE_CAPACITY).last())
                .filter(room -> room > 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private boolean mayEmploy(Stage sink) {
        return window.pipeline()
                .setting(sink.id(), SettingRole.CONCURRENCY)
                .filter(s -> !sink.is(Trait.SINGLE_WORKER) && s.number() < Math.min(MANY_WORKERS, s.max()))
                .isPresent();
    }

    private static double large(Setting batch) {
        String byDefault = batch.defaultValue();
        double usual = byDefault == null ? 0 : Double.parseDouble(byDefault);
        return Math.max(LARGE_BATCH, usual);
    }

    /** Nobody said that this sink calls once per event, and the small size was seen. */
    private static boolean mayBatch(Stage sink, Setting batch) {
        return !sink.is(Trait.CALL_PER_EVENT) && batch.origin() != Origin.DEFAULT;
    }

    private static double certainty(Setting setting) {
        return setting.origin() == Origin.DEFAULT ? 0.8 : 0.9;
    }

    private double cpu() {
        return then.column(SignalKey.WHOLE, Signal.CPU).quantile(0.5);
    }

    private List<Stage> of(StageKind kind) {
        return stages.stream().filter(s -> s.kind() == kind).toList();
    }
}
