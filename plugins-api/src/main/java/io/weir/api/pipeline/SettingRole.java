package io.weir.api.pipeline;

/** What a setting does, whatever its engine calls it. */
public enum SettingRole {
    /** Most events (or batches, as the engine counts) a queue holds. */
    QUEUE_CAPACITY,
    /** Size from which a queue slows what feeds it, where that lies below its capacity; in events. */
    BACKPRESSURE_MARK,
    /** Most events in one batch. */
    BATCH_SIZE,
    /** Longest time a batch waits to fill, in seconds. */
    BATCH_DELAY,
    /** Calls or workers side by side. */
    CONCURRENCY,
    /** What happens when a queue is full: {@code block} or {@code drop}. */
    OVERFLOW,
    /** Longest time one call may take, in seconds. */
    TIMEOUT,
    /** Whether each event is flushed to its destination on its own: {@code true} or {@code false}. */
    FLUSH_EACH,
    /** Anything else. */
    OTHER
}
