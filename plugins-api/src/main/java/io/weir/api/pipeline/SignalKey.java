package io.weir.api.pipeline;

/**
 * Names one column of a window.
 *
 * @param stage id of the stage, or {@link #WHOLE} for a quantity of the whole pipeline's process
 * @param signal what was measured
 */
public record SignalKey(String stage, Signal signal) {

    /** Stands for the whole pipeline where a quantity belongs to no stage (CPU, memory). */
    public static final String WHOLE = "";
}
