package io.weir.api.analysis;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;

/**
 * One number that supports a finding, with what is needed to plot it.
 *
 * @param stage id of the stage, or {@link io.weir.api.pipeline.SignalKey#WHOLE}
 * @param signal what was measured
 * @param interval over which
 * @param statistic what was computed
 * @param value in the signal's unit (a slope: per second; a share: 0 to 1); finite
 * @param text the same as a sentence a person understands, with its unit
 */
public record Evidence(String stage, Signal signal, Interval interval, Statistic statistic, double value, String text) {

    /** Refuses values that are no number. */
    public Evidence {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("evidence '" + text + "' has no finite value");
        }
    }
}
