package io.weir.storage.frames;

import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.storage.tiers.Hour;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that frames become. */
final class FrameRows {

    // Everybody writes in this order, so that two who write the same rows wait for each other but never in a circle.
    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::sourceId)
            .thenComparingLong(Row::atMillis)
            .thenComparingInt(Row::layoutId);

    private final List<Row> rows = new ArrayList<>();
    private final Drops drops = new Drops();
    private long samples;

    private record Row(long sourceId, long atMillis, int layoutId, Double[] values) {
        Tuple tuple() {
            OffsetDateTime at = Instant.ofEpochMilli(atMillis).atOffset(ZoneOffset.UTC);
            return Tuple.tuple()
                    .addLong(sourceId)
                    .addOffsetDateTime(at)
                    .addInteger(layoutId)
                    .addArrayOfDouble(values);
        }
    }

    private FrameRows() {}

    /** The rows of frames with their places; without a place there are too many sources. */
    static FrameRows of(List<DecodedFrame> frames, List<Catalog.@Nullable Place> places) {
        FrameRows rows = new FrameRows();
        for (int i = 0; i < frames.size(); i++) {
            rows.add(frames.get(i), places.get(i));
        }
        return rows;
    }

    private void add(DecodedFrame frame, Catalog.@Nullable Place place) {
        if (place == null) {
            drops.add(DropReason.SOURCES, frame.values().length);
            return;
        }
        drops.add(place.layout().drops());
        for (KnownLayout.Part part : place.layout().parts()) {
            Double[] values = boxed(frame.values(), part.picks());
            samples += values.length;
            rows.add(new Row(place.sourceId(), frame.atMillis(), part.layoutId(), values));
        }
    }

    /** For the database, in an order that is always the same. */
    List<Tuple> tuples() {
        rows.sort(ORDER);
        return rows.stream().map(Row::tuple).toList();
    }

    Set<Hour> hours() {
        Set<Hour> hours = new HashSet<>();
        Hour last = null;
        for (Row row : rows) {
            if (last == null || !last.contains(row.atMillis())) {
                last = Hour.of(row.atMillis());
                hours.add(last);
            }
        }
        return hours;
    }

    FrameStore.Stored stored() {
        return new FrameStore.Stored(rows.size(), samples, drops);
    }

    private static Double[] boxed(double[] values, int @Nullable [] picks) {
        Double[] result = new Double[picks == null ? values.length : picks.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[picks == null ? i : picks[i]];
        }
        return result;
    }
}
