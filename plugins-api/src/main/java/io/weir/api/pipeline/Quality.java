package io.weir.api.pipeline;

/** How much a column of values can be trusted. */
public enum Quality {
    /** The engine reports it. */
    REPORTED,
    /** Computed from what the engine reports. */
    DERIVED,
    /** Inferred from behaviour, such as a capacity read off a plateau, or an engine's default. */
    ASSUMED
}
