package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;

/**
 * Whether a processor that is always busy has too few workers, or its workers too few cores. Workers that compute on cores of
 * their own use as many cores as are busy; where fewer are in use, they wait for each other.
 */
final class Cores {

    private static final double MORE = 1.25;
    private static final double WHOLE = 0.04;
    private static final double MANY = 4;
    private static final double MOSTLY = 0.8;

    private final Window window;
    private final Window then;

    Cores(Window window, Window then) {
        this.window = window;
        this.then = then;
    }

    Limit limit(Stage processor) {
        Work work = Work.of(then, processor);
        double cpu = then.column(SignalKey.WHOLE, Signal.CPU).mean();
        double computing = computing();
        if (!(work.workers() > 1)) {
            return Limit.of(processor, Cause.PROCESSOR, 0.85);
        }
        if (Double.isNaN(cpu)) {
            return undecided(processor, work.workers() >= MANY);
        }
        if (Double.isNaN(computing)) {
            boolean full =
                    cpu >= 1 - WHOLE && Math.abs(cpu - Math.rint(cpu)) <= WHOLE * cpu && cpu < 0.9 * work.workers();
            return full ? Limit.of(processor, Cause.CPU, 0.7) : Limit.of(processor, Cause.PROCESSOR, 0.7);
        }
        return computing > MORE * cpu ? Limit.of(processor, Cause.CPU, 0.9) : Limit.of(processor, Cause.PROCESSOR, 0.9);
    }

    /** Whether its workers are mostly busy, wait for each other, and a whole number of cores is in use all the time. */
    boolean areShort(Stage processor) {
        Work work = Work.of(then, processor);
        return work.busy() >= MOSTLY
                && allInUse(processor)
                && computing() > MORE * then.column(SignalKey.WHOLE, Signal.CPU).mean();
    }

    /** Whether a whole number of cores is in use, and fewer than the processor has workers. */
    boolean allInUse(Stage processor) {
        double cpu = then.column(SignalKey.WHOLE, Signal.CPU).mean();
        return cpu >= 1 - WHOLE
                && Math.abs(cpu - Math.rint(cpu)) <= WHOLE * cpu
                && cpu < 0.9 * Work.of(then, processor).workers();
    }

    /** Workers of all processors that are busy at a time; NaN when it is not known of one. */
    private double computing() {
        return window.pipeline().stages(StageKind.PROCESSOR).stream()
                .map(s -> Work.of(then, s))
                .mapToDouble(w -> w.busy() * w.workers())
                .sum();
    }

    private static Limit undecided(Stage processor, boolean many) {
        String decides = "the cores that the process uses: pipeline.process.cpu";
        return many
                ? Limit.of(processor, Cause.CPU, 0.6).or(Cause.PROCESSOR, decides)
                : Limit.of(processor, Cause.PROCESSOR, 0.6).or(Cause.CPU, decides);
    }
}
