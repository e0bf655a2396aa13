package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.OverrunStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * State of ingestion.
 *
 * @param state flowing or waiting
 * @param waitingSince null while it flows
 * @param reason why it waits; null while it flows
 * @param sources that there are
 * @param largest sources with the most series, largest first
 * @param limits that hold
 */
@RegisterForReflection
@Schema(name = "Ingestion")
public record IngestionDto(
        @Schema(enumeration = {"flowing", "waiting"}) String state,
        @Nullable Instant waitingSince,
        @Nullable String reason,
        long sources,
        List<SourceUse> largest,
        Limits limits) {

    /**
     * How much a source uses.
     *
     * @param source its name
     * @param series that it has
     * @param layouts of more than one series
     */
    @RegisterForReflection
    @Schema(name = "SourceUse")
    public record SourceUse(String source, long series, long layouts) {}

    /**
     * How much is taken.
     *
     * @param messageBytes largest message
     * @param sources most sources
     * @param seriesPerSource most series of a source
     * @param layoutsPerSource most layouts of a source
     * @param labels most labels of a series
     * @param nameLength longest name, in characters
     * @param valueLength longest value of a label, in characters
     * @param aheadSeconds how far a clock may be ahead
     * @param behindSeconds how old a sample may be
     */
    @RegisterForReflection
    @Schema(name = "IngestionLimits")
    public record Limits(
            long messageBytes,
            int sources,
            int seriesPerSource,
            int layoutsPerSource,
            int labels,
            int nameLength,
            int valueLength,
            long aheadSeconds,
            long behindSeconds) {}

    static IngestionDto of(IngestLimits limits, Optional<IngestState.Waiting> waiting, OverrunStore.Usage usage) {
        return new IngestionDto(
                waiting.isPresent() ? "waiting" : "flowing",
                waiting.map(IngestState.Waiting::since).orElse(null),
                waiting.map(IngestState.Waiting::reason).orElse(null),
                usage.sources(),
                usage.largest().stream()
                        .map(s -> new SourceUse(s.source(), s.series(), s.layouts()))
                        .toList(),
                limits(limits));
    }

    private static Limits limits(IngestLimits limits) {
        return new Limits(
                limits.messageBytes(),
                limits.sources(),
                limits.seriesPerSource(),
                limits.layoutsPerSource(),
                limits.labels(),
                limits.nameLength(),
                limits.valueLength(),
                limits.ahead().toSeconds(),
                limits.behind().toSeconds());
    }
}
