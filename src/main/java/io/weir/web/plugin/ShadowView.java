package io.weir.web.plugin;

import io.weir.analysis.ShadowFindings.Seen;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.view.HealthView;
import java.time.Instant;

/**
 * A finding that is kept aside.
 *
 * @param href page of the pipeline
 * @param pipeline its name
 * @param stage of it; empty for the whole pipeline
 * @param code of the finding
 * @param severity with its mark
 * @param title of it
 * @param explanation as last said
 * @param times it was said
 * @param last when it was last said
 */
public record ShadowView(
        String href,
        String pipeline,
        String stage,
        String code,
        HealthView severity,
        String title,
        String explanation,
        String times,
        Moment last) {

    static ShadowView of(Seen seen, Instant now) {
        return new ShadowView(
                "/pipelines/" + seen.pipelineId(),
                seen.pipeline(),
                seen.stage(),
                seen.code(),
                HealthView.of(seen.severity()),
                seen.title(),
                seen.explanation(),
                Format.number(seen.times()),
                Moment.of(seen.last(), now));
    }
}
