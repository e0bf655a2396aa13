package io.weir.web.view;

import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.Overrun;
import io.weir.ingest.OverrunStore;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ingestion as a page shows it.
 *
 * @param state with its mark
 * @param since when it waits since, or null
 * @param reason what the database said, or null
 * @param limits all of them
 * @param overruns those seen last
 * @param largest sources with the most series
 */
public record IngestionView(
        HealthView state,
        @Nullable Moment since,
        @Nullable String reason,
        List<LimitView> limits,
        List<OverrunView> overruns,
        List<SourceUseView> largest) {

    private static final int FEW = 10;

    /**
     * How much a source uses.
     *
     * @param source its name
     * @param series that it has
     * @param layouts that it has
     * @param share of the series that it may have
     * @param full whether it may have no more
     */
    public record SourceUseView(String source, String series, String layouts, String share, boolean full) {}

    /** The first few overruns: what else there is to see must not be far down. */
    public List<OverrunView> latest() {
        return overruns.subList(0, Math.min(FEW, overruns.size()));
    }

    /** The others. */
    public List<OverrunView> earlier() {
        return overruns.subList(Math.min(FEW, overruns.size()), overruns.size());
    }

    /** What the others are called. */
    public String earlierText() {
        return Format.number(earlier().size()) + " more, seen earlier";
    }

    /** The view at an instant. */
    public static IngestionView of(
            IngestLimits limits,
            Optional<IngestState.Waiting> waiting,
            OverrunStore.Usage usage,
            List<Overrun> overruns,
            Instant now) {
        return new IngestionView(
                waiting.isPresent() ? HealthView.of("warning", "Waiting") : HealthView.of("healthy", "Flowing"),
                waiting.map(w -> Moment.of(w.since(), now)).orElse(null),
                waiting.map(IngestState.Waiting::reason).orElse(null),
                LimitView.all(limits, usage),
                overruns.stream().map(o -> OverrunView.of(o, now)).toList(),
                usage.largest().stream().map(s -> use(s, limits)).toList());
    }

    private static SourceUseView use(OverrunStore.SourceUsage source, IngestLimits limits) {
        return new SourceUseView(
                source.source(),
                Format.number(source.series()),
                Format.number(source.layouts()),
                Format.share((double) source.series() / limits.seriesPerSource()),
                source.series() >= limits.seriesPerSource());
    }
}
