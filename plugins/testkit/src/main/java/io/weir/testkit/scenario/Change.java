package io.weir.testkit.scenario;

/**
 * Something gets another value at an instant.
 *
 * @param at second
 * @param stage id, or {@link PipelineModel#WHOLE}
 * @param knob what changes
 * @param value it has from then on
 */
public record Change(double at, String stage, Knob knob, double value) {

    /** Refuses instants before the begin. */
    public Change {
        Check.time(at, stage, "at");
    }
}
