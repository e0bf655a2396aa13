package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.flow.FlowModel.Ceiling;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.Optional;
import java.util.Set;

/**
 * What would get through a pipeline if something about it were different, from the same model that suggestions come from.
 * Made for pipelines with one sink; where there are several, the first one is looked at.
 *
 * @param change that was asked about
 * @param now events/s that the sink hands over today
 * @param low events/s then, where stages of which only a lower bound is known can take no more than that
 * @param expected events/s then, most likely; not above {@code high}
 * @param high events/s then, where nothing but the sink and the demand limits
 * @param asked events/s that are then asked for, counted at the sink
 * @param loss share of that which does not get through, 0 to 1: it is lost or held, as the queues are set
 * @param limit the stage that then limits; empty when all that is asked for gets through, or it is not known
 */
public record WhatIf(
        Change change,
        double now,
        double low,
        double expected,
        double high,
        double asked,
        double loss,
        Optional<String> limit) {

    private static final double ALWAYS_BUSY = 0.97;
    private static final double VISIBLE = 0.02;

    /** What can be asked about. */
    public enum What {
        /** Arrivals, so many times as many. */
        TRAFFIC,
        /** Seconds that each call of the sink takes longer. */
        SLOWER,
        /** Events in a call of the sink. */
        BATCH,
        /** Workers of the sink, so many in all. */
        WORKERS
    }

    /**
     * One change.
     *
     * @param what changes
     * @param value as {@link What} says; of all but {@link What#SLOWER} more than 0
     */
    public record Change(What what, double value) {
        /** Refuses what cannot be. */
        public Change {
            boolean fits = what == What.SLOWER ? Double.isFinite(value) : value > 0 && Double.isFinite(value);
            if (!fits) {
                throw new IllegalArgumentException(what + " cannot be " + value);
            }
        }
    }

    /** Works it out; empty when demand or the sink's throughput, busy time or calls are not known. */
    public static Optional<WhatIf> of(Window window, Change change) {
        return window.pipeline().stages(StageKind.SINK).stream().findFirst().flatMap(sink -> of(window, sink, change));
    }

    private static Optional<WhatIf> of(Window window, Stage sink, Change change) {
        FlowModel model = FlowModel.of(window);
        StageLoad load = model.load(sink.id());
        double capacity = capacity(window, load) * factor(window, sink, load, change);
        double asked = asked(window, model, sink) * (change.what() == What.TRAFFIC ? change.value() : 1);
        if (!(capacity > 0) || !(asked > 0) || !(load.out() >= 0)) {
            return Optional.empty();
        }
        double high = Math.min(asked, capacity);
        Optional<Ceiling> next = model.next(sink.id(), Set.of(sink.id()));
        double bound = next.map(Ceiling::rate).orElse(Double.POSITIVE_INFINITY);
        double low = Math.min(high, bound);
        double expected = next.filter(Ceiling::sure).isPresent() ? low : high;
        Optional<String> limit = expected >= asked
                ? Optional.empty()
                : Optional.of(expected < high ? next.map(Ceiling::stage).orElse(sink.id()) : sink.id());
        return Optional.of(new WhatIf(
                change, load.out(), low, expected, high, asked, Math.clamp(1 - expected / asked, 0, 1), limit));
    }

    /** What the sink manages when work always waits, else by the utilisation law. */
    private static double capacity(Window window, StageLoad load) {
        double served = QueueFlow.all(window).stream()
                .filter(q -> q.consumers().contains(load.stage()))
                .mapToDouble(QueueFlow::served)
                .filter(r -> r > 0)
                .reduce((upstream, downstream) -> downstream)
                .orElse(Double.NaN);
        boolean tells = load.busy() > VISIBLE && load.busy() < ALWAYS_BUSY;
        return served > 0 && !(tells && load.capacity() > served) ? served : tells ? load.capacity() : load.out();
    }

    /** How many times as fast the sink is then. */
    private static double factor(Window window, Stage sink, StageLoad load, Change change) {
        double call = window.column(sink.id(), Signal.DURATION).mean();
        double events = number(window, sink, SettingRole.BATCH_SIZE, 1);
        return switch (change.what()) {
            case TRAFFIC -> 1;
            case SLOWER -> call / Math.max(call + change.value(), 0.01 * call);
            case WORKERS -> change.value() / load.workers();
            case BATCH -> {
                CallCost cost = CallCost.measured(window, sink.id(), call, events);
                yield cost.rate(change.value()) / cost.rate(events);
            }
        };
    }

    private static double asked(Window window, FlowModel model, Stage sink) {
        double kept = QueueFlow.all(window).stream()
                .filter(q -> window.has(q.queue().id(), Signal.IN))
                .findFirst()
                .map(q -> model.passing(q.queue().id(), sink.id()))
                .orElse(1.0);
        return Math.max(Demand.of(window).rate() * kept, model.load(sink.id()).out());
    }

    private static double number(Window window, Stage stage, SettingRole role, double otherwise) {
        return window.pipeline()
                .setting(stage.id(), role)
                .map(Setting::number)
                .filter(n -> n > 0)
                .orElse(otherwise);
    }
}
