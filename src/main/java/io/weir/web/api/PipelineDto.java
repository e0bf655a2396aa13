package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Stage;
import io.weir.model.FindingRecord;
import io.weir.web.format.Words;
import io.weir.web.read.Known;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline with its stages, and how it fares.
 *
 * @param id its number
 * @param name how its users call it
 * @param engine what runs it
 * @param sourceId number of the source that reports it
 * @param source where it runs
 * @param adapter id of the plugin that understands its metrics
 * @param health critical, error, warning, silent or healthy
 * @param bottleneck what holds it back, or null
 * @param openFindings how many findings are open
 * @param firstSeen instant of its first sample
 * @param lastSeen instant of its last sample
 * @param stages upstream first
 * @param edges between stages
 * @param settings as far as they are known
 */
@RegisterForReflection
@Schema(name = "Pipeline", description = "A pipeline with its stages, and how it fares")
public record PipelineDto(
        long id,
        String name,
        @Schema(examples = "rsyslog") String engine,
        long sourceId,
        String source,
        String adapter,

        @Schema(enumeration = {"critical", "error", "warning", "silent", "healthy"})
        String health,

        @Nullable BottleneckDto bottleneck,
        int openFindings,
        Instant firstSeen,
        Instant lastSeen,
        List<StageDto> stages,
        List<EdgeDto> edges,
        List<SettingDto> settings) {

    /**
     * What holds a pipeline back.
     *
     * @param finding number of the finding that says so
     * @param stage the engine's own name of the stage
     * @param code stable name of what was found
     * @param title one line for people
     */
    @RegisterForReflection
    @Schema(name = "Bottleneck")
    public record BottleneckDto(long finding, @Nullable String stage, String code, String title) {

        private static BottleneckDto of(FindingRecord r) {
            return new BottleneckDto(
                    r.id(), r.finding().stage(), r.finding().code(), r.finding().title());
        }
    }

    /**
     * A stage.
     *
     * @param id the engine's own name
     * @param kind what it does
     * @param traits what is known of the way it works
     */
    @RegisterForReflection
    @Schema(name = "Stage")
    public record StageDto(
            String id,

            @Schema(enumeration = {"source", "queue", "processor", "batcher", "sink", "retry", "destination"})
            String kind,

            List<String> traits) {

        private static StageDto of(Stage s) {
            return new StageDto(
                    s.id(),
                    Words.of(s.kind()),
                    s.traits().stream().map(Words::of).sorted().toList());
        }
    }

    /**
     * Events flow from one stage to another.
     *
     * @param from upstream
     * @param to downstream
     */
    @RegisterForReflection
    @Schema(name = "Edge")
    public record EdgeDto(String from, String to) {

        private static EdgeDto of(Edge e) {
            return new EdgeDto(e.from(), e.to());
        }
    }

    /**
     * A tunable of a stage.
     *
     * @param name the engine's own name
     * @param stage it belongs to
     * @param role what it does
     * @param value in the engine's unit
     * @param origin where the value is known from
     */
    @RegisterForReflection
    @Schema(name = "Setting")
    public record SettingDto(String name, String stage, String role, String value, String origin) {

        private static SettingDto of(Setting s) {
            return new SettingDto(s.name(), s.stage(), Words.of(s.role()), s.value(), Words.of(s.origin()));
        }
    }

    static PipelineDto of(Known known) {
        var p = known.pipeline();
        return new PipelineDto(
                p.id(),
                p.pipeline().name(),
                p.pipeline().engine(),
                p.sourceId(),
                p.source(),
                p.adapter(),
                Words.of(known.health()),
                known.bottleneck().map(BottleneckDto::of).orElse(null),
                known.open().size(),
                p.firstSeen(),
                p.lastSeen(),
                p.pipeline().stages().stream().map(StageDto::of).toList(),
                p.pipeline().edges().stream().map(EdgeDto::of).toList(),
                p.pipeline().settings().stream().map(SettingDto::of).toList());
    }
}
