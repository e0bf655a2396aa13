package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.Statements;
import io.weir.storage.codec.ByteRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads parts of rows whose directory tells where everything lies in their data: the directories of several sources in one
 * round trip, then nothing but the bytes that are wanted of them in another.
 */
final class PartialRows {

    private static final String DIRECTORIES = "select source_id, until, directory, xmin::text from %s"
            + " where source_id = any($1) and until >= $2 and until < $3 order by source_id, until";
    // The limit keeps PostgreSQL from reading whole partitions: it does not know how few rows are asked for.
    private static final String BYTES = """
            select w.n, b.bytes
            from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::integer[], $5::integer[]) with ordinality
                as w (source_id, until, version, start, length, n)
            cross join lateral (
                select substring(r.data from w.start + 1 for w.length) as bytes from %s r
                where r.source_id = w.source_id and r.until = w.until and r.until >= $6 and r.until <= $7
                    and r.xmin::text = w.version limit 1) b
            """;
    private static final int ATTEMPTS = 3;

    private final Statements statements;
    private final String directories;
    private final String bytes;

    /** @param table with columns source_id, until, directory and data */
    PartialRows(Statements statements, String table) {
        this.statements = statements;
        this.directories = DIRECTORIES.formatted(table);
        this.bytes = BYTES.formatted(table);
    }

    /**
     * A row as it was once written.
     *
     * @param sourceId whose it is
     * @param until end of what it holds
     * @param version changes when it is written anew
     * @param directory as it lies there
     */
    record Head(long sourceId, OffsetDateTime until, String version, byte[] directory) {
        long untilMillis() {
            return until.toInstant().toEpochMilli();
        }
    }

    /** What is wanted of a row: stretches of its data. */
    interface Wanted {
        Head head();

        List<ByteRange> ranges();
    }

    /** A row of which everything that is wanted is there. */
    record Read<W extends Wanted>(W wanted, Chunks chunks) {}

    /** A row was written anew between the two readings. */
    private static final class ChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads rows.
     *
     * @param sources whose rows
     * @param from rows that end then or later
     * @param before and earlier than this
     * @param wanted says what is wanted of the rows, which come by source and time
     * @return completes on a worker thread
     */
    <W extends Wanted> Uni<List<Read<W>>> read(
            Long[] sources, long from, long before, Function<List<Head>, List<W>> wanted) {
        Tuple span = Tuple.tuple()
                .addArrayOfLong(sources)
                .addOffsetDateTime(utc(from))
                .addOffsetDateTime(utc(before));
        return statements
                .run(directories, span)
                .map(PartialRows::heads)
                .map(wanted)
                .flatMap(this::bytes)
                .onFailure(ChangedException.class)
                .retry()
                .atMost(ATTEMPTS);
    }

    private static List<Head> heads(RowSet<Row> rows) {
        List<Head> heads = new ArrayList<>(rows.size());
        for (Row row : rows) {
            heads.add(new Head(
                    row.getLong(0),
                    row.getOffsetDateTime(1),
                    row.getString(3),
                    row.getBuffer(2).getBytes()));
        }
        return heads;
    }

    private <W extends Wanted> Uni<List<Read<W>>> bytes(List<W> wanted) {
        List<List<ByteRange>> stretches =
                wanted.stream().map(one -> Chunks.stretches(one.ranges())).toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return statements
                .run(bytes, parameters(wanted, stretches))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> read(wanted, stretches, rows));
    }

    private static <W extends Wanted> Tuple parameters(List<W> wanted, List<List<ByteRange>> stretches) {
        List<Long> sources = new ArrayList<>();
        List<OffsetDateTime> untils = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Head head = wanted.get(i).head();
            for (ByteRange stretch : stretches.get(i)) {
                sources.add(head.sourceId());
                untils.add(head.until());
                versions.add(head.version());
                starts.add(stretch.from());
                lengths.add(stretch.length());
            }
        }
        return Tuple.tuple()
                .addArrayOfLong(sources.toArray(Long[]::new))
                .addArrayOfOffsetDateTime(untils.toArray(OffsetDateTime[]::new))
                .addArrayOfString(versions.toArray(String[]::new))
                .addArrayOfInteger(starts.toArray(Integer[]::new))
                .addArrayOfInteger(lengths.toArray(Integer[]::new))
                .addOffsetDateTime(
                        untils.stream().min(OffsetDateTime::compareTo).orElse(OffsetDateTime.MIN))
                .addOffsetDateTime(
                        untils.stream().max(OffsetDateTime::compareTo).orElse(OffsetDateTime.MAX));
    }

    private static <W extends Wanted> List<Read<W>> read(
            List<W> wanted, List<List<ByteRange>> stretches, RowSet<Row> rows) {
        byte[][] found = new byte[stretches.stream().mapToInt(List::size).sum()][];
        int count = 0;
        for (Row row : rows) {
            found[Math.toIntExact(row.getLong(0)) - 1] = row.getBuffer(1).getBytes();
            count++;
        }
        if (count < found.length) {
            throw new ChangedException();
        }
        List<Read<W>> all = new ArrayList<>(wanted.size());
        int n = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Chunks chunks = new Chunks();
            for (ByteRange stretch : stretches.get(i)) {
                chunks.add(stretch.from(), found[n++]);
            }
            all.add(new Read<>(wanted.get(i), chunks));
        }
        return all;
    }

    private static OffsetDateTime utc(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
