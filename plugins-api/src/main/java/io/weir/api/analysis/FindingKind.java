package io.weir.api.analysis;

/** What a finding is about. */
public enum FindingKind {
    /** A source limits or misbehaves. */
    SOURCE,
    /** A queue is too small for what arrives in bursts. */
    QUEUE,
    /** A processor limits: it computes too long per event. */
    PROCESSOR,
    /** A batcher limits: its batches are too small or too slow. */
    BATCHER,
    /** A sink limits: the engine hands events over too slowly, and could do it faster. */
    SINK,
    /** What lies behind the sink limits: nothing in the engine helps. */
    DESTINATION,
    /** Memory limits. */
    MEMORY,
    /** Processor time limits. */
    CPU,
    /** Events are lost. */
    LOSS,
    /** Something is about to happen. */
    FORECAST
}
