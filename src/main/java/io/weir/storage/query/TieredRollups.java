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
import io.weir.storage.Statements;
import io.weir.storage.query.KnownRollups.Known;
import io.weir.storage.query.KnownRollups.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rollups from all tiers, several sources at a time: hours that are rolled up and have no late frames as they are, the
 * others rolled up here as their samples come by.
 */
final class TieredRollups {

    /** Series times hours at once. */
    private static final int MINUTES = 512;

    private static final int HOURS = 16 * MINUTES;

    private final TieredSamples samples;
    private final KnownRollups rollups;

    TieredRollups(TieredSamples samples, Statements statements) {
        this.samples = samples;
        this.rollups = new KnownRollups(statements);
    }

    /** Rollups whose ends lie in the interval. */
    Multi<SourceColumns> read(List<SourceRead> sources, Interval interval, Resolution resolution) {
        int most = resolution == Resolution.MINUTE ? MINUTES : HOURS;
        return Pairs.of(Part.of(sources, interval, most), part -> read(part, resolution));
    }

    private Uni<List<SourceColumns>> read(Part part, Resolution resolution) {
        return rollups.read(part, resolution)
                .flatMap(known -> completed(part, resolution, known).map(done -> columns(part, known)));
    }

    /** Adds what is not rolled up to what is. */
    private Uni<Boolean> completed(Part part, Resolution resolution, Map<Long, Known> known) {
        Map<Stretch, List<SourceRead>> missing = new LinkedHashMap<>();
        for (SourceRead source : part.sources()) {
            known.getOrDefault(source.sourceId(), new Known(Map.of(), List.of()))
                    .missing()
                    .forEach(stretch -> missing.computeIfAbsent(stretch, s -> new ArrayList<>())
                            .add(source));
        }
        return Multi.createFrom()
                .iterable(missing.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> rollUp(new Missing(part, resolution, entry.getKey()), entry.getValue(), known))
                .collect()
                .last()
                .replaceWith(true);
    }

    /** Hours that are to be rolled up, as far as a part needs them. */
    private record Missing(Part part, Resolution resolution, Stretch stretch) {

        /** After which instant rollups begin. */
        long start() {
            return Math.max(stretch.first().startMillis(), before(part.from(), resolution));
        }

        long end() {
            return Math.min(stretch.last().endMillis(), before(part.to() + 1, resolution));
        }

        /** The last end of a rollup before an instant. */
        private static long before(long instant, Resolution resolution) {
            return Math.floorDiv(instant - 1, resolution.millis()) * resolution.millis();
        }
    }

    private Uni<Boolean> rollUp(Missing missing, List<SourceRead> sources, Map<Long, Known> known) {
        if (missing.end() <= missing.start()) {
            return Uni.createFrom().item(true);
        }
        Map<Long, Map<Integer, RollupBuilder>> builders = new HashMap<>();
        Interval reach = new Interval(
                Instant.ofEpochMilli(missing.start() + 1 - Increments.LONGEST_GAP_MILLIS),
                Instant.ofEpochMilli(missing.end()));
        return samples.read(sources, reach, false)
                .invoke(piece -> add(piece, missing.resolution(), builders))
                .collect()
                .last()
                .map(last -> {
                    builders.forEach((source, series) -> series.forEach(
                            (id, builder) -> known.getOrDefault(source, new Known(new HashMap<>(), List.of()))
                                    .rollups()
                                    .computeIfAbsent(id, s -> new ArrayList<>())
                                    .add(builder.build(id, missing.start() + 1))));
                    return true;
                });
    }

    private static void add(
            SourceColumns piece, Resolution resolution, Map<Long, Map<Integer, RollupBuilder>> builders) {
        Map<Integer, RollupBuilder> series = builders.computeIfAbsent(piece.sourceId(), s -> new HashMap<>());
        for (Columns columns : piece.columns()) {
            series.computeIfAbsent(columns.seriesId(), s -> new RollupBuilder(resolution.millis()))
                    .add((Columns.Raw) columns);
        }
    }

    private static List<SourceColumns> columns(Part part, Map<Long, Known> known) {
        List<SourceColumns> all = new ArrayList<>(part.sources().size());
        for (SourceRead source : part.sources()) {
            List<Columns> columns = new ArrayList<>();
            known.getOrDefault(source.sourceId(), new Known(Map.of(), List.of()))
                    .rollups()
                    .values()
                    .forEach(parts -> {
                        Columns.Rollup joined = JoinedRollups.of(parts, part.from(), part.to());
                        if (joined.size() > 0) {
                            columns.add(joined);
                        }
                    });
            if (!columns.isEmpty()) {
                all.add(new SourceColumns(source.sourceId(), columns));
            }
        }
        return all;
    }
}
