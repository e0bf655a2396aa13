package io.weir.storage.tiers;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.codec.BlockDirectory;
import io.weir.storage.codec.Section;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads some columns of blocks: first where they lie, then nothing but their bytes. */
final class PartialBlocks {

    private static final String DIRECTORIES = "select until, directory, xmin::text from block"
            + " where source_id = $1 and until >= $2 and until < $3 order by until";
    private static final String BYTES = "select w.until, w.start, substring(b.data from w.start + 1 for w.length)"
            + " from unnest($2::timestamptz[], $3::text[], $4::integer[], $5::integer[]) as w (until, version, start, length)"
            + " join block b on b.source_id = $1 and b.until = w.until and b.xmin::text = w.version";
    private static final int ATTEMPTS = 3;

    private final Pool pool;

    PartialBlocks(Pool pool) {
        this.pool = pool;
    }

    /** A stretch of bytes of a block. */
    private record Place(Version block, BlockDirectory.Range range) {}

    /** A block as it was once written. */
    private record Version(OffsetDateTime until, String transaction) {}

    /** A block was written anew between the two readings. */
    private static final class ChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A column that is missing is NaN throughout: nobody asked for it. */
    private record Wanted(Version block, BlockDirectory.Entry entry, boolean[] columns) {

        Set<Place> places() {
            Set<Place> places = new LinkedHashSet<>();
            places.add(new Place(block, entry.at()));
            for (int c = 0; c < columns.length; c++) {
                if (columns[c]) {
                    places.add(new Place(block, entry.columns().get(c)));
                }
            }
            return places;
        }

        Section section(Map<Place, byte[]> bytes) {
            double[] nothing = new double[entry.frames()];
            Arrays.fill(nothing, Double.NaN);
            double[][] values = new double[columns.length][];
            for (int c = 0; c < columns.length; c++) {
                BlockDirectory.Range range = entry.columns().get(c);
                values[c] = columns[c]
                        ? entry.column(c, bytes.getOrDefault(new Place(block, range), new byte[0]), range.from())
                        : nothing;
            }
            byte[] at = bytes.getOrDefault(new Place(block, entry.at()), new byte[0]);
            return new Section(entry.layoutId(), entry.instants(at, entry.at().from()), values);
        }
    }

    /**
     * Reads sections with the wanted columns.
     *
     * @param span source, and between which instants the blocks end
     * @param layouts those that hold a wanted series, with their series
     * @param series what is wanted, ascending
     */
    Uni<List<Section>> read(long sourceId, Tuple span, Map<Integer, int[]> layouts, int[] series) {
        return pool.preparedQuery(DIRECTORIES)
                .execute(span)
                .map(rows -> wanted(rows, layouts, series))
                .flatMap(wanted -> bytes(sourceId, wanted)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(bytes -> sections(wanted, bytes)))
                .onFailure(ChangedException.class)
                .retry()
                .atMost(ATTEMPTS);
    }

    private static List<Section> sections(List<Wanted> wanted, Map<Place, byte[]> bytes) {
        return wanted.stream().map(one -> one.section(bytes)).toList();
    }

    private static List<Wanted> wanted(RowSet<Row> rows, Map<Integer, int[]> layouts, int[] series) {
        List<Wanted> wanted = new ArrayList<>();
        for (Row row : rows) {
            for (BlockDirectory.Entry entry :
                    BlockDirectory.parse(row.getBuffer(1).getBytes()).entries()) {
                int[] ids = layouts.get(entry.layoutId());
                if (ids != null) {
                    boolean[] columns = new boolean[entry.columns().size()];
                    for (int c = 0; c < Math.min(columns.length, ids.length); c++) {
                        columns[c] = Arrays.binarySearch(series, ids[c]) >= 0;
                    }
                    wanted.add(new Wanted(new Version(row.getOffsetDateTime(0), row.getString(2)), entry, columns));
                }
            }
        }
        return wanted;
    }

    private Uni<Map<Place, byte[]>> bytes(long sourceId, List<Wanted> wanted) {
        List<Place> places =
                wanted.stream().flatMap(one -> one.places().stream()).distinct().toList();
        if (places.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple parameters = Tuple.tuple()
                .addLong(sourceId)
                .addArrayOfOffsetDateTime(
                        places.stream().map(p -> p.block().until()).toArray(OffsetDateTime[]::new))
                .addArrayOfString(
                        places.stream().map(p -> p.block().transaction()).toArray(String[]::new))
                .addArrayOfInteger(places.stream().map(p -> p.range().from()).toArray(Integer[]::new))
                .addArrayOfInteger(places.stream().map(p -> p.range().length()).toArray(Integer[]::new));
        return pool.preparedQuery(BYTES).execute(parameters).map(rows -> bytes(places, rows));
    }

    private static Map<Place, byte[]> bytes(List<Place> places, RowSet<Row> rows) {
        Map<OffsetDateTime, Version> versions = new HashMap<>();
        places.forEach(place -> versions.put(place.block().until(), place.block()));
        Map<Place, byte[]> bytes = new HashMap<>();
        for (Row row : rows) {
            Version version = versions.get(row.getOffsetDateTime(0));
            byte[] some = row.getBuffer(2).getBytes();
            int start = row.getInteger(1);
            if (version != null) {
                bytes.put(new Place(version, new BlockDirectory.Range(start, start + some.length)), some);
            }
        }
        if (bytes.size() < places.size()) {
            throw new ChangedException();
        }
        return bytes;
    }
}
