package io.weir.web.read;

import io.weir.api.analysis.FindingKind;
import io.weir.model.FindingRecord;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline and what is open about it.
 *
 * @param pipeline the record
 * @param open its open findings, most important first
 * @param silent whether nothing was heard of it for a while
 * @param health what follows from both
 */
public record Known(PipelineRecord pipeline, List<FindingRecord> open, boolean silent, Health health) {

    private static final Comparator<FindingRecord> IMPORTANCE = Comparator.comparing(
                    (FindingRecord r) -> r.finding().severity())
            .thenComparing(Known::namesBottleneck)
            .thenComparingDouble(r -> r.finding().confidence())
            .reversed();

    /** Copies the list. */
    public Known {
        open = List.copyOf(open);
    }

    /** Judges a pipeline. */
    static Known of(PipelineRecord pipeline, List<FindingRecord> open, Instant now, Duration silentAfter) {
        List<FindingRecord> sorted = open.stream().sorted(IMPORTANCE).toList();
        boolean silent = pipeline.lastSeen().isBefore(now.minus(silentAfter));
        return new Known(pipeline, sorted, silent, Health.of(sorted, silent));
    }

    /** The finding that names what holds the pipeline back, if one does. */
    public Optional<FindingRecord> bottleneck() {
        return open.stream().filter(Known::namesBottleneck).findFirst().or(this::firstOfAStage);
    }

    private Optional<FindingRecord> firstOfAStage() {
        return open.stream()
                .filter(r -> r.finding().stage() != null)
                .filter(r -> r.finding().kind() != FindingKind.FORECAST
                        && r.finding().kind() != FindingKind.LOSS)
                .findFirst();
    }

    private static boolean namesBottleneck(FindingRecord found) {
        return found.finding().stage() != null && found.finding().code().startsWith("bottleneck");
    }
}
