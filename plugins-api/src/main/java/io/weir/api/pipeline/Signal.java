package io.weir.api.pipeline;

/**
 * A canonical, engine-neutral quantity of a stage.
 *
 * <p>A {@linkplain Shape#RATE rate} at an instant is the mean over the time since the instant before it in the same
 * column; a {@linkplain Shape#LEVEL level} is what was read at the instant.
 */
public enum Signal {
    /** Events waiting in a queue. */
    QUEUE_SIZE("pipeline.queue.size", "{event}", Shape.LEVEL),
    /** Most events the queue can hold. */
    QUEUE_CAPACITY("pipeline.queue.capacity", "{event}", Shape.LEVEL),
    /** Most events that ever waited, since the engine's own last reset of it: sees bursts that sampling misses. */
    QUEUE_PEAK("pipeline.queue.peak", "{event}", Shape.LEVEL),
    /** How often the queue was found full. */
    QUEUE_FULL("pipeline.queue.full", "1/s", Shape.RATE),
    /** Events turned away because the queue had no room. */
    REJECTED("pipeline.queue.rejected", "{event}/s", Shape.RATE),
    /** Events that entered or were offered to the stage, rejected ones included. */
    IN("pipeline.stage.in", "{event}/s", Shape.RATE),
    /** Events that left the stage towards the next one. */
    OUT("pipeline.stage.out", "{event}/s", Shape.RATE),
    /** Events that the stage dropped on purpose, as a filter or a sampler does; never for want of room. */
    FILTERED("pipeline.stage.filtered", "{event}/s", Shape.RATE),
    /** Bytes that left the stage. */
    OUT_BYTES("pipeline.stage.out.bytes", "By/s", Shape.RATE),
    /** Events whose hand-over failed. */
    ERRORS("pipeline.sink.errors", "{event}/s", Shape.RATE),
    /** Calls that were repeated. */
    RETRIES("pipeline.sink.retries", "1/s", Shape.RATE),
    /** Events handed over and not yet answered. */
    INFLIGHT("pipeline.sink.inflight", "{event}", Shape.LEVEL),
    /** Mean events in a batch, over the time since the reading before. */
    BATCH_SIZE("pipeline.batch.size", "{event}", Shape.LEVEL),
    /** Batches ended. */
    BATCHES("pipeline.batch.rate", "{batch}/s", Shape.RATE),
    /** Mean time one call to the destination takes, over the time since the reading before. */
    DURATION("pipeline.sink.duration", "s", Shape.LEVEL),
    /** Share of the time in which the stage's workers are busy, 0 to 1. */
    UTILIZATION("pipeline.stage.utilization", "1", Shape.LEVEL),
    /** Processor cores in use. */
    CPU("pipeline.process.cpu", "{cpu}", Shape.LEVEL),
    /** Memory in use. */
    MEMORY("pipeline.process.memory", "By", Shape.LEVEL);

    private final String id;
    private final String unit;
    private final Shape shape;

    Signal(String id, String unit, Shape shape) {
        this.id = id;
        this.unit = unit;
        this.shape = shape;
    }

    /** Its name in the style of OpenTelemetry's conventions, such as {@code pipeline.queue.size}. */
    public String id() {
        return id;
    }

    /** Its unit in UCUM, such as {@code s}, {@code By} or <code>{event}/s</code>. */
    public String unit() {
        return unit;
    }

    /** How its values are to be read. */
    public Shape shape() {
        return shape;
    }

    /** How the values of a signal are to be read. */
    public enum Shape {
        /** What was read at the instant. */
        LEVEL,
        /** Mean per second since the instant before. */
        RATE
    }
}
