package io.weir.api.pipeline;

/** What an adapter knows of the way a stage works, beyond its numbers; it decides which remedy can work. */
public enum Trait {
    /** One call to the destination per event: its cost is paid once per event. */
    CALL_PER_EVENT,
    /** One call to the destination per batch: its cost is a + b*n. */
    CALL_PER_BATCH,
    /** A stream whose pace the receiver sets (TCP): more workers here share one limit there. */
    STREAM,
    /** Each worker has a destination of its own (a child process, a connection): calls run side by side. */
    INDEPENDENT_WORKERS,
    /** Exactly one worker by construction: no setting makes it more. */
    SINGLE_WORKER,
    /** Calls wait on something outside rather than compute. */
    WAITS
}
