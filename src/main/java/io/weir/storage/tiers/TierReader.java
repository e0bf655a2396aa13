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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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

    /** PostgreSQL counts microseconds since the year 2000. */
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private static final int ARRAY_HEADER = 20;
    private static final long HOUR = 3_600_000;

    /** An hour becomes a block an hour after its end at the earliest; clocks may differ by the rest. */
    private static final long IN_NO_BLOCK = 50 * 60_000;

    private final Pool pool;
    private final InstantSource clock;

    /**
     * @param pool of connections
     * @param clock of the wall, by which hours become blocks
     */
    public TierReader(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Frames of a source, by ascending layout, each once.
     *
     * @param from first instant, in milliseconds since the epoch
     * @param to last instant
     */
    public Uni<List<Section>> read(long sourceId, long from, long to) {
        return frames(sourceId, from, to)
                .flatMap(open -> closed(sourceId, from, to).map(closed -> {
                    List<Section> all = new ArrayList<>(closed);
                    all.addAll(ofFrames(open));
                    return Sections.within(Sections.merged(all), from - 1, to);
                }));
    }

    private Uni<List<Section>> closed(long sourceId, long from, long to) {
        if (from > clock.millis() - IN_NO_BLOCK) {
            return Uni.createFrom().item(List.<Section>of()).emitOn(Infrastructure.getDefaultWorkerPool());
        }
        return pool.preparedQuery(BLOCKS)
                .execute(blocks(sourceId, from, to))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(TierReader::ofBlocks);
    }

    private Uni<RowSet<Row>> frames(long sourceId, long from, long to) {
        return pool.preparedQuery(FRAMES).execute(Tuple.of(sourceId, Times.utc(from), Times.utc(to)));
    }

    // A block that ends an hour after the last instant may begin right after it, and no later one holds any of it.
    private static Tuple blocks(long sourceId, long from, long to) {
        return Tuple.of(sourceId, Times.utc(from), Times.utc(to + HOUR));
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
