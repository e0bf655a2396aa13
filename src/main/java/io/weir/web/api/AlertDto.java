package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.alerting.AlertRecord;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert.
 *
 * @param id its number
 * @param fingerprint of its labels, as in Alertmanager
 * @param state pending, firing or resolved
 * @param labels identity and routing
 * @param annotations texts for people
 * @param startsAt since when its condition holds
 * @param firedAt when it fired; null while pending
 * @param endsAt when it was resolved; null until then
 * @param pipelineId number of the pipeline it is about
 * @param findingId number of the finding behind it; null when a threshold is
 */
@RegisterForReflection
@Schema(name = "Alert")
public record AlertDto(
        long id,
        String fingerprint,

        @Schema(enumeration = {"pending", "firing", "resolved"})
        String state,

        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant firedAt,
        @Nullable Instant endsAt,
        long pipelineId,
        @Nullable Long findingId) {

    static AlertDto of(AlertRecord a) {
        return new AlertDto(
                a.id(),
                a.fingerprint(),
                Words.of(a.state()),
                a.labels(),
                a.annotations(),
                a.startsAt(),
                a.firedAt(),
                a.endsAt(),
                a.pipelineId(),
                a.findingId());
    }
}
