package io.weir.api.pipeline;

/** What a stage of a pipeline does. */
public enum StageKind {
    /** Takes events in from outside. */
    SOURCE,
    /** Holds events between two stages. */
    QUEUE,
    /** Changes, filters or routes events. */
    PROCESSOR,
    /** Gathers events into batches. */
    BATCHER,
    /** Hands events to a destination. */
    SINK,
    /** Holds what failed and offers it again. */
    RETRY,
    /** What takes the events at the far end; not part of the engine. */
    DESTINATION
}
