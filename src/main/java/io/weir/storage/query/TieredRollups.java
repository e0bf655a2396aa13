package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.api.pipeline.Interval;
import io.weir.query.Columns;
import io.weir.query.Increments;
import io.weir.query.Resolution;
import io.weir.query.RollupBuilder;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import io.weir.storage.tiers.RollupReader;
import io.weir.storage.tiers.SeriesColumn;
import io.weir.storage.tiers.TierReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads rollups from all tiers, source by source and some hours at a time: hours that are rolled up and have no late frames
 * as they are, the others rolled up here.
 */
final class TieredRollups {

    private static final long HOUR = 3_600_000;
    private static final long SAMPLES_AT_ONCE = 4_000_000;
    private static final long SAMPLES_OF_HOUR = 3_600;

    private final TierReader samples;
    private final RollupReader rollups;

    TieredRollups(TierReader samples, RollupReader rollups) {
        this.samples = samples;
        this.rollups = rollups;
    }

    /** Rollups whose ends lie in the interval. */
    Multi<SourceColumns> read(List<SourceRead> sources, Interval interval, Resolution resolution) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToMultiAndConcatenate(source -> read(source, interval, resolution));
    }

    private Multi<SourceColumns> read(SourceRead source, Interval interval, Resolution resolution) {
        long hours = Math.max(1, SAMPLES_AT_ONCE / (SAMPLES_OF_HOUR * Math.max(1, source.seriesIds().length)));
        return Pieces.of(interval, hours * HOUR)
                .onItem()
                .transformToUniAndConcatenate(piece -> read(source, piece, resolution))
                .filter(columns -> !columns.columns().isEmpty());
    }

    private Uni<SourceColumns> read(SourceRead source, Pieces.Piece piece, Resolution resolution) {
        return rollups.read(source.sourceId(), source.seriesIds(), piece.from(), piece.to(), resolution)
                .flatMap(known -> missing(source, piece, resolution, known)
                        .map(computed -> joined(source.sourceId(), piece, known, computed)));
    }

    /** Rolls up each stretch of hours that are not rolled up. */
    private Uni<List<List<Columns.Rollup>>> missing(
            SourceRead source, Pieces.Piece piece, Resolution resolution, RollupReader.Known known) {
        return Multi.createFrom()
                .iterable(known.missing())
                .onItem()
                .transformToUniAndConcatenate(stretch -> rolledUp(source, piece, resolution, stretch))
                .collect()
                .asList();
    }

    private Uni<List<Columns.Rollup>> rolledUp(
            SourceRead source, Pieces.Piece piece, Resolution resolution, RollupReader.Stretch stretch) {
        long start = Math.max(stretch.first().startMillis(), before(piece.from(), resolution));
        long end = Math.min(stretch.last().endMillis(), before(piece.to() + 1, resolution));
        if (end <= start) {
            return Uni.createFrom().item(List.of());
        }
        long reach = start + 1 - Increments.LONGEST_GAP_MILLIS;
        return samples.read(source.sourceId(), source.seriesIds(), reach, end)
                .map(columns -> columns.stream()
                        .map(column -> rolledUp(column, start, resolution))
                        .toList());
    }

    /** The last end of a rollup before an instant. */
    private static long before(long instant, Resolution resolution) {
        return Math.floorDiv(instant - 1, resolution.millis()) * resolution.millis();
    }

    private static Columns.Rollup rolledUp(SeriesColumn column, long start, Resolution resolution) {
        RollupBuilder builder = new RollupBuilder(resolution.millis());
        builder.add(TieredSamples.raw(column));
        return builder.build(column.seriesId(), start + 1);
    }

    private static SourceColumns joined(
            long sourceId, Pieces.Piece piece, RollupReader.Known known, List<List<Columns.Rollup>> computed) {
        TreeMap<Integer, List<Columns.Rollup>> bySeries = new TreeMap<>();
        known.rollups()
                .forEach(one -> bySeries.computeIfAbsent(one.seriesId(), s -> new ArrayList<>())
                        .add(one));
        computed.forEach(stretch -> stretch.forEach(one ->
                bySeries.computeIfAbsent(one.seriesId(), s -> new ArrayList<>()).add(one)));
        return new SourceColumns(
                sourceId,
                bySeries.values().stream()
                        .map(parts -> JoinedRollups.of(parts, piece.from(), piece.to()))
                        .filter(rollup -> rollup.size() > 0)
                        .<Columns>map(rollup -> rollup)
                        .toList());
    }
}
