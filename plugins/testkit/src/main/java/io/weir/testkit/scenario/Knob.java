package io.weir.testkit.scenario;

import java.util.OptionalDouble;

/** What can be changed about a pipeline, whatever its engine calls it. Some are settings, some lie outside the engine. */
public enum Knob {
    /** Arrivals of a source, as a multiple of what its load says. */
    TRAFFIC(false),
    /** Most events in a queue. */
    CAPACITY(true),
    /** Most events taken at a time. */
    BATCH_SIZE(true),
    /** Seconds that a batch waits to fill. */
    LINGER(true),
    /** Workers side by side. */
    WORKERS(true),
    /** Seconds before a call counts as failed. */
    TIMEOUT(true),
    /** Most attempts of a call. */
    ATTEMPTS(true),
    /** Core-seconds of a processor or sink, as a multiple of what they are. */
    CPU(false),
    /** Seconds of a destination's call, as a multiple of what they are. */
    LATENCY(false),
    /** Calls that a destination serves side by side. */
    CONNECTIONS(false),
    /** Events/s that a destination takes at most. */
    RATE(false),
    /** Share of calls that fail. */
    FAILURES(false),
    /** Cores of the whole pipeline. */
    CORES(false),
    /** Bytes that the whole pipeline may use. */
    MEMORY_LIMIT(true);

    private final boolean setting;

    Knob(boolean setting) {
        this.setting = setting;
    }

    /** Whether it is a setting of the engine; the others lie outside it. */
    public boolean isSetting() {
        return setting;
    }

    /** Its value now; empty when the stage has no such thing. A multiple is 1. */
    public OptionalDouble value(PipelineModel pipeline, String stage) {
        return Knobs.value(pipeline, stage, this);
    }
}
