package io.weir.testkit.simulator;

/**
 * What is counted at a stage. Counters grow from 0 at the begin; levels are read at the instant. Of every stage
 * {@code IN = OUT + REJECTED + FILTERED + LOST + SIZE}, exactly; a destination has only what it serves and took.
 */
public enum Meter {
    /** Counter: events offered to the stage, those it turned away included. */
    IN,
    /** Counter: events that left it: accepted by all stages behind it, or handed to the destination with success. */
    OUT,
    /** Counter: events turned away by a queue or lost before a source. */
    REJECTED,
    /** Counter: events dropped on purpose. */
    FILTERED,
    /** Counter: events given up after their last attempt. */
    LOST,
    /** Level: events in it. Of a destination, those handed over that it has yet to take. */
    SIZE,
    /** Level: most events a queue ever held. */
    PEAK,
    /** Counter: how often a queue had no room for what feeds it. */
    FULL,
    /** Counter: event-seconds in a queue; per second, the mean number of events in it. */
    AREA,
    /** Counter: batches of a worker that ended; of a sink, calls, failed ones included. */
    CALLS,
    /** Counter: seconds that they took together, from taking the events (of a sink: from the call) to the end. */
    CALL_SECONDS,
    /** Counter: events that they carried. */
    CALL_EVENTS,
    /** Counter: events of calls that failed. */
    ERRORS,
    /** Counter: calls that were repeated. */
    RETRIES,
    /** Level: events handed over and not answered yet. */
    INFLIGHT,
    /** Counter: seconds in which workers were busy, added up over them: computing, calling, waiting to repeat a call. */
    BUSY,
    /** Counter: seconds in which workers (or a source) were held because the stage behind took nothing. */
    HELD,
    /** Level: workers. */
    WORKERS,
    /** Counter: core-seconds computed. */
    CPU,
    /** Counter: seconds from an event's arrival at its source to the end of its call, added up over events of OUT. */
    LATENCY,
    /** Level: bytes in use, of the whole pipeline. */
    MEMORY
}
