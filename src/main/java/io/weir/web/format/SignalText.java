package io.weir.web.format;

import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;

/** What signals and stages are called on pages. */
public final class SignalText {

    private SignalText() {}

    /** Short name for a legend. */
    public static String label(Signal signal) {
        return switch (signal) {
            case QUEUE_SIZE -> "Waiting";
            case QUEUE_CAPACITY -> "Capacity";
            case QUEUE_PEAK -> "Peak";
            case QUEUE_FULL -> "Found full";
            case REJECTED -> "Rejected";
            case IN -> "In";
            case OUT, OUT_BYTES -> "Out";
            case FILTERED -> "Filtered";
            case ERRORS -> "Failed";
            case RETRIES -> "Repeated calls";
            case INFLIGHT -> "In flight";
            case BATCH_SIZE -> "Batch size";
            case BATCHES -> "Batches";
            case DURATION -> "Time of a call";
            case UTILIZATION -> "Busy";
            case CPU -> "Processor";
            case MEMORY -> "Memory";
        };
    }

    /** What a stage of this kind does, as a noun. */
    public static String label(StageKind kind) {
        return Words.title(kind);
    }
}
