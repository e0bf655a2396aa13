package io.weir.storage.query;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.api.pipeline.Interval;
import io.weir.query.Columns;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import io.weir.storage.tiers.SeriesColumn;
import io.weir.storage.tiers.TierReader;
import java.util.List;

/** Reads samples from all tiers, source by source and some hours at a time. */
final class TieredSamples {

    private static final long HOUR = 3_600_000;
    private static final long SAMPLES_AT_ONCE = 2_000_000;
    /** As many as a series has when it is scraped every second. */
    private static final long SAMPLES_OF_HOUR = 3_600;

    private final TierReader tiers;

    TieredSamples(TierReader tiers) {
        this.tiers = tiers;
    }

    Multi<SourceColumns> read(List<SourceRead> sources, Interval interval) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToMultiAndConcatenate(source -> read(source, interval));
    }

    private Multi<SourceColumns> read(SourceRead source, Interval interval) {
        long hours = Math.max(1, SAMPLES_AT_ONCE / (SAMPLES_OF_HOUR * Math.max(1, source.seriesIds().length)));
        return Pieces.of(interval, hours * HOUR)
                .onItem()
                .transformToUniAndConcatenate(piece -> read(source, piece))
                .filter(columns -> !columns.columns().isEmpty());
    }

    private Uni<SourceColumns> read(SourceRead source, Pieces.Piece piece) {
        return tiers.read(source.sourceId(), source.seriesIds(), piece.from(), piece.to())
                .map(columns -> new SourceColumns(
                        source.sourceId(),
                        columns.stream().<Columns>map(TieredSamples::raw).toList()));
    }

    static Columns.Raw raw(SeriesColumn column) {
        return new Columns.Raw(column.seriesId(), column.at(), column.values());
    }
}
