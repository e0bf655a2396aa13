package io.weir.storage.tiers;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.codec.BlockDirectory;
import io.weir.storage.codec.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the samples of a source, whichever tier holds them. Never blocks; safe for use by several threads. Everything
 * completes on a worker thread, where blocks are decoded.
 *
 * <p>Frames are read before blocks: what becomes a block in between is read twice, and counts once. The other way round it
 * could be missed. So nobody may read both in one transaction that sees the past, such as a repeatable read.
 */
public final class TierReader {

    private static final String FRAMES =
            "select layout_id, timestamptz_send(at), array_send(values) from frame_readable"
                    + " where source_id = $1 and at >= $2 and at <= $3 order by layout_id, at";
    private static final String BLOCKS =
            "select directory, data from block" + " where source_id = $1 and until >= $2 and until < $3 order by until";
    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and series_ids && $2";
    // An hour that is over for almost an hour may be sealed at any time.
    private static final String COLD = "select max(until) from frame_hour"
            + " where compacted_at is not null or sealed_at is not null or until <= now() - interval '50 minutes'";

    /** PostgreSQL counts microseconds since the year 2000. */
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private static final int ARRAY_HEADER = 20;
    private static final long HOUR = 3_600_000;

    private final Pool pool;
    private final PartialBlocks partial;

    /** @param pool of connections */
    public TierReader(Pool pool) {
        this.pool = pool;
        this.partial = new PartialBlocks(pool);
    }

    /** Whether all that is after an instant is among the frames, and will be for the next minutes. */
    public Uni<Boolean> isHot(Instant from) {
        return pool.preparedQuery(COLD)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(cold -> cold == null || cold.toInstant().isBefore(from));
    }

    /**
     * Frames of a source, by ascending layout, each once.
     *
     * @param from first instant, in milliseconds since the epoch
     * @param to last instant
     */
    public Uni<List<Section>> read(long sourceId, long from, long to) {
        return frames(sourceId, from, to)
                .flatMap(open -> pool.preparedQuery(BLOCKS)
                        .execute(blocks(sourceId, from, to))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(closed -> {
                            List<Section> all = ofBlocks(closed);
                            all.addAll(ofFrames(open));
                            return Sections.within(Sections.merged(all), from - 1, to);
                        }));
    }

    /**
     * Samples of some series of a source, by ascending number; of blocks only their columns are read.
     *
     * @param wanted numbers of the series, ascending
     * @param from first instant, in milliseconds since the epoch
     * @param to last instant
     */
    public Uni<List<SeriesColumn>> read(long sourceId, int[] wanted, long from, long to) {
        return layouts(sourceId, wanted)
                .flatMap(layouts -> frames(sourceId, from, to)
                        .flatMap(open -> partial.read(sourceId, blocks(sourceId, from, to), layouts, wanted)
                                .map(closed -> {
                                    List<Section> all = new ArrayList<>(closed);
                                    all.addAll(ofFrames(open));
                                    List<Section> within = Sections.within(Sections.merged(all), from - 1, to);
                                    return only(SeriesColumn.of(within, layouts), wanted);
                                })));
    }

    private Uni<RowSet<Row>> frames(long sourceId, long from, long to) {
        return pool.preparedQuery(FRAMES).execute(Tuple.of(sourceId, Times.utc(from), Times.utc(to)));
    }

    // A block that ends an hour after the last instant may begin right after it, and no later one holds any of it.
    private static Tuple blocks(long sourceId, long from, long to) {
        return Tuple.of(sourceId, Times.utc(from), Times.utc(to + HOUR));
    }

    private Uni<Map<Integer, int[]>> layouts(long sourceId, int[] wanted) {
        Integer[] ids = Arrays.stream(wanted).boxed().toArray(Integer[]::new);
        return pool.preparedQuery(LAYOUTS)
                .execute(Tuple.tuple().addLong(sourceId).addArrayOfInteger(ids))
                .map(rows -> {
                    Map<Integer, int[]> layouts = new HashMap<>();
                    rows.forEach(row -> layouts.put(
                            row.getInteger(0),
                            Arrays.stream(row.getArrayOfIntegers(1))
                                    .mapToInt(Integer::intValue)
                                    .toArray()));
                    return layouts;
                });
    }

    private static List<SeriesColumn> only(List<SeriesColumn> columns, int[] wanted) {
        return columns.stream()
                .filter(column -> Arrays.binarySearch(wanted, column.seriesId()) >= 0)
                .toList();
    }

    private static List<Section> ofBlocks(RowSet<Row> rows) {
        List<Section> sections = new ArrayList<>();
        for (Row row : rows) {
            BlockDirectory directory = BlockDirectory.parse(row.getBuffer(0).getBytes());
            sections.addAll(directory.sections(row.getBuffer(1).getBytes()));
        }
        return sections;
    }

    private static List<Section> ofFrames(RowSet<Row> rows) {
        Gathering gathering = new Gathering();
        for (Row row : rows) {
            gathering.add(
                    row.getInteger(0),
                    instant(row.getBuffer(1).getDelegate()),
                    values(row.getBuffer(2).getDelegate()));
        }
        return gathering.sections();
    }

    private static long instant(Buffer micros) {
        return EPOCH_MILLIS + Math.floorDiv(micros.getLong(0), 1_000L);
    }

    private static double[] values(Buffer array) {
        double[] values = new double[array.getInt(0) == 0 ? 0 : array.getInt(12)];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getDouble(ARRAY_HEADER + 4 + i * 12);
        }
        return values;
    }
}
