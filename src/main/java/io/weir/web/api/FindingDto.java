package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A finding. The fields from {@code pipeline} to {@code suggestions} are those of {@code weir analyze}.
 *
 * @param id its number
 * @param pipelineId number of its pipeline
 * @param source name of the source that reports its pipeline
 * @param pipeline name of its pipeline
 * @param stage the engine's own name of the stage; null for the whole pipeline
 * @param kind what it is about
 * @param code stable name of what was found
 * @param severity info, warning, error or critical
 * @param confidence 0 to 1
 * @param title one line for people
 * @param explanation why
 * @param evidence the numbers
 * @param suggestions what to do, best first
 * @param analyzer id of the plugin that said it
 * @param open whether it still holds
 * @param firstSeen when it was first found
 * @param lastSeen when it was last found
 * @param resolvedAt when it was gone; null while it is open
 */
@RegisterForReflection
@Schema(name = "Finding", description = "What an analyzer says about a pipeline")
public record FindingDto(
        long id,
        long pipelineId,
        String source,
        String pipeline,
        @Nullable String stage,
        @Schema(examples = "destination") String kind,
        @Schema(examples = "bottleneck.destination") String code,

        @Schema(enumeration = {"info", "warning", "error", "critical"})
        String severity,

        @Schema(minimum = "0", maximum = "1") double confidence,
        String title,
        String explanation,
        List<EvidenceDto> evidence,
        List<SuggestionDto> suggestions,
        String analyzer,
        boolean open,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolvedAt) {

    /**
     * A number that supports a finding.
     *
     * @param stage whose; empty for the whole process
     * @param signal what was measured
     * @param unit of the signal, in UCUM
     * @param statistic what was computed
     * @param value in the signal's unit; of a slope per second, of a share 0 to 1
     * @param from begin of the interval
     * @param to end of the interval
     * @param text the same as a sentence
     */
    @RegisterForReflection
    @Schema(name = "Evidence")
    public record EvidenceDto(
            String stage,
            @Schema(examples = "pipeline.queue.size") String signal,
            String unit,
            String statistic,
            double value,
            Instant from,
            Instant to,
            String text) {

        private static EvidenceDto of(Evidence e) {
            return new EvidenceDto(
                    e.stage(),
                    e.signal().id(),
                    e.signal().unit(),
                    Words.of(e.statistic()),
                    e.value(),
                    e.interval().from(),
                    e.interval().to(),
                    e.text());
        }
    }

    static FindingDto of(FindingRecord r, Map<Suggestion, String> patches) {
        var f = r.finding();
        return new FindingDto(
                r.id(),
                r.pipelineId(),
                r.source(),
                r.pipeline(),
                f.stage(),
                Words.of(f.kind()),
                f.code(),
                Words.of(f.severity()),
                f.confidence(),
                f.title(),
                f.explanation(),
                f.evidence().stream().map(EvidenceDto::of).toList(),
                f.suggestions().stream()
                        .map(s ->
                                SuggestionDto.of(r.finding().code(), r.finding().stage(), s, patches.get(s)))
                        .toList(),
                r.analyzer(),
                r.open(),
                r.firstSeen(),
                r.lastSeen(),
                r.resolvedAt());
    }
}
