package io.weir.bench.diagnosis;

import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import java.util.Optional;

/** What can be wrong with a pipeline that is drawn. What it leads to is for the simulator to say. */
enum Flaw {
    /** Calls side by side are too few. */
    FEW_WORKERS,
    /** Calls carry too little. */
    SMALL_BATCH,
    /** All calls share a limit of the destination, perhaps behind a buffer of the kernel. */
    SHARED_LIMIT,
    /** The destination serves fewer calls at a time than there are workers. */
    HIDDEN_POOL,
    /** The destination takes nothing for a while. */
    OUTAGE,
    /** Calls fail. */
    FAILURES,
    /** A processor computes for too long. */
    SLOW_PROCESSOR,
    /** The whole has too few cores. */
    FEW_CORES,
    /** Bursts that a queue cannot hold. */
    SMALL_QUEUE,
    /** Memory runs short, and sources refuse. */
    SHORT_MEMORY;

    /** A kind of stage that the pipeline must have for it. */
    Optional<Class<?>> needs() {
        return switch (this) {
            case SLOW_PROCESSOR, FEW_CORES -> Optional.of(ProcessorModel.class);
            case SMALL_QUEUE -> Optional.of(QueueModel.class);
            default -> Optional.empty();
        };
    }

    /** Whether it is about the sink or what lies behind it; a pipeline has one such flaw at most. */
    boolean ofSink() {
        return switch (this) {
            case FEW_WORKERS, SMALL_BATCH, SHARED_LIMIT, HIDDEN_POOL, OUTAGE, FAILURES -> true;
            default -> false;
        };
    }
}
