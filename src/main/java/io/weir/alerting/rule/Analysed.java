package io.weir.alerting.rule;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.model.FindingRecord;
import io.weir.model.PipelineRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules look at.
 *
 * @param pipeline whose analysis it is
 * @param observation what was measured
 * @param open findings that are open
 * @param window its end is "now"
 */
public record Analysed(PipelineRecord pipeline, Observation observation, List<FindingRecord> open, Interval window) {

    /** Copies the list. */
    public Analysed {
        open = List.copyOf(open);
    }

    /** A new map with what every alert of the pipeline says of it: {@code pipeline}, {@code source}, {@code engine}. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put("pipeline", pipeline.pipeline().name());
        facts.put("source", pipeline.source());
        facts.put("engine", pipeline.pipeline().engine());
        return facts;
    }
}
