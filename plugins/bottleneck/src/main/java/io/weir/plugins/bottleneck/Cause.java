package io.weir.plugins.bottleneck;

import io.weir.api.analysis.FindingKind;

/** Why a pipeline is held back. */
enum Cause {
    DESTINATION_DOWN("bottleneck.destination-down", FindingKind.SINK),
    DESTINATION_FAILING("bottleneck.destination-failing", FindingKind.SINK),
    DESTINATION("bottleneck.destination", FindingKind.SINK),
    CONCURRENCY("bottleneck.sink-concurrency", FindingKind.SINK),
    BATCH_SIZE("bottleneck.batch-size", FindingKind.BATCHER),
    QUEUE_CAPACITY("bottleneck.queue-capacity", FindingKind.QUEUE),
    PROCESSOR("bottleneck.processor-cpu", FindingKind.PROCESSOR),
    CPU("bottleneck.cpu", FindingKind.CPU),
    MEMORY("bottleneck.memory", FindingKind.MEMORY);

    private final String code;
    private final FindingKind kind;

    Cause(String code, FindingKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** Code of the finding that names it as the second cause that remains. */
    String alternative() {
        return code.replace("bottleneck.", "alternative.");
    }

    String code() {
        return code;
    }

    FindingKind kind() {
        return kind;
    }
}
