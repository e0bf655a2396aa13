package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.Comparator;
import java.util.Optional;

/**
 * What would be if the stage that limits were twice as fast. A stage that is busy a share u of the time while it hands on X
 * events/s could hand on X/u; the pipeline carries the least of that over its stages, and no more than is asked for.
 */
final class WhatIf {

    private static final double VISIBLE = 0.05;

    private WhatIf() {}

    static String text(Window window, Diagnosis diagnosis, double delivered) {
        boolean speed = switch (diagnosis.cause()) {
            case DESTINATION_DOWN, DESTINATION_FAILING, QUEUE_CAPACITY, MEMORY -> false;
            default -> true;
        };
        return speed && delivered > 0 ? text(window, diagnosis, delivered, Demand.of(window)) : "";
    }

    private static String text(Window window, Diagnosis diagnosis, double delivered, Demand demand) {
        double twice = 2 * delivered;
        Optional<Work> next = next(window, diagnosis, delivered);
        double cap = next.map(Work::capacity).orElse(Double.POSITIVE_INFINITY);
        double asked = demand.known() ? demand.rate() : Double.POSITIVE_INFINITY;
        double then = Math.min(twice, Math.min(cap, asked));
        if (!(then > delivered)) {
            return "";
        }
        String limit = then == cap
                ? "; then '" + next.map(w -> w.stage().id()).orElse("") + "' would be the limit"
                : then == asked ? ", which is all that is asked for" : "; it would still be the limit";
        return " With '" + diagnosis.stage().id() + "' twice as fast the pipeline would carry " + Figures.rate(then)
                + " instead of " + Figures.rate(delivered) + limit + ".";
    }

    /** The stage that could carry least beside the one that limits. */
    private static Optional<Work> next(Window window, Diagnosis diagnosis, double delivered) {
        Window then = window.within(diagnosis.queue().pressed());
        return window.pipeline().stages().stream()
                .filter(s -> s.kind() == StageKind.PROCESSOR || s.kind() == StageKind.SINK)
                .filter(s -> !s.equals(limiting(diagnosis)))
                .map(s -> Work.of(then, s))
                .filter(w -> !w.isGuest() && w.busy() > VISIBLE && w.capacity() >= delivered)
                .min(Comparator.comparingDouble(Work::capacity)
                        .thenComparing(w -> w.stage().id()));
    }

    /** A batcher limits by the calls of the sink behind it. */
    private static Stage limiting(Diagnosis diagnosis) {
        return diagnosis.stage().kind() == StageKind.BATCHER
                ? diagnosis.consumers().sink().orElse(diagnosis.stage())
                : diagnosis.stage();
    }
}
