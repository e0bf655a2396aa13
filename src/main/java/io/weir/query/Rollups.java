package io.weir.query;

import io.weir.api.pipeline.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rolls samples up: what there is where nobody has done it before.
 *
 * @param resolution minutes or hours
 * @param interval in which the ends of the rollups lie
 */
public record Rollups(Resolution resolution, Interval interval) {

    /** The samples that are needed: also those before, up to which a counter's first increment reaches. */
    public Interval samples() {
        long width = resolution.millis();
        long from = Math.floorDiv(interval.from().toEpochMilli() - 1, width) * width;
        long to = Math.floorDiv(interval.to().toEpochMilli(), width) * width;
        long start = from + 1 - Increments.LONGEST_GAP_MILLIS;
        return new Interval(Instant.ofEpochMilli(start), Instant.ofEpochMilli(Math.max(start, to)));
    }

    /**
     * The rollups of a source.
     *
     * @param sourceId number of the source
     * @param pieces samples in the order of time
     */
    public SourceColumns of(long sourceId, List<SourceColumns> pieces) {
        Map<Integer, RollupBuilder> builders = new HashMap<>();
        for (SourceColumns piece : pieces) {
            for (Columns columns : piece.columns()) {
                builders.computeIfAbsent(columns.seriesId(), s -> new RollupBuilder(resolution.millis()))
                        .add((Columns.Raw) columns);
            }
        }
        long from = interval.from().toEpochMilli();
        List<Columns> rolledUp = new ArrayList<>();
        builders.forEach((series, builder) -> rolledUp.add(builder.build(series, from)));
        return new SourceColumns(sourceId, rolledUp);
    }
}
