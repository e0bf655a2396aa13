package io.weir.testkit.simulator;

import io.weir.testkit.scenario.Knob;
import org.jspecify.annotations.Nullable;

/**
 * What one change would have brought, all else and all chance being equal.
 *
 * @param stage id, or {@link io.weir.testkit.scenario.PipelineModel#WHOLE}
 * @param knob that was turned, or null: its outages were left out
 * @param from value it has; NaN without a knob
 * @param to value it was given; NaN without a knob
 * @param before events/s that the pipeline delivers
 * @param after events/s that it would deliver
 */
public record Gain(String stage, @Nullable Knob knob, double from, double to, double before, double after) {

    /** Events/s more. */
    public double events() {
        return after - before;
    }

    /** The same as a share of what it delivers; infinite when it delivers nothing. */
    public double share() {
        return before > 0 ? events() / before : events() > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    boolean isSetting() {
        return knob != null && knob.isSetting();
    }
}
