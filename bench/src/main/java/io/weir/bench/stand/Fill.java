package io.weir.bench.stand;

import io.weir.bench.stand.Values.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Puts hours of frames of the reference workload into a database: sources with 100 series, every ten seconds, each source at
 * its own moment. One more source, {@code bench-counters}, has nothing but counters.
 */
public final class Fill {

    /** Series of each source. */
    public static final int SERIES = 100;

    private static final String SOURCES = """
            insert into source (fingerprint, name, attributes)
            select md5(n)::uuid, n, jsonb_build_object('service.name', 'bench', 'service.instance.id', n,
                'host.name', 'h' || i %% 50, 'deployment.environment.name', 'bench')
            from (select i, case i when 0 then 'bench-counters' else 'bench-' || i end as n from generate_series(0, %d) i) s
            on conflict do nothing
            """;
    // Metric n is of part p: 20 names, five series each, so that names have the kinds of Values.
    private static final String INTO_SERIES = """
            insert into series (source_id, id, fingerprint, name, labels, kind, unit)
            select s.id, n, md5(n::text)::uuid, 'bench_metric_' || n % 20, jsonb_build_object('part', 'p' || n / 20),
                case when (n - 1) % 10 < 4 or s.name = 'bench-counters' then 'COUNTER' else 'GAUGE' end, '1'
            from source s, generate_series(1, 100) n where s.name like 'bench-%' on conflict do nothing
            """;
    private static final String LAYOUTS = """
            insert into layout (source_id, id, fingerprint, series_ids)
            select s.id, 1, md5('1')::uuid, (select array_agg(n) from generate_series(1, 100) n)
            from source s where s.name like 'bench-%' on conflict do nothing
            """;
    private static final String COPY = "copy frame (source_id, at, layout_id, values) from stdin (format binary)";
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long EPOCH_MILLIS = 946_684_800_000L;
    private static final long EVERY = 10_000;
    private static final long HOUR = 3_600_000;

    private final Connection connection;
    private final ByteBuffer row = ByteBuffer.allocate(40 + 32 + 12 * SERIES);

    /** @param connection to a database with its schema */
    public Fill(Connection connection) {
        this.connection = connection;
    }

    /**
     * Fills.
     *
     * @param sources how many, beside the one with counters
     * @param until up to which instant
     * @param length for how long before it
     * @return samples
     */
    public long run(int sources, Instant until, Duration length) throws SQLException, IOException {
        long last = until.toEpochMilli() / EVERY * EVERY;
        long first = last - length.toMillis() + EVERY;
        execute(SOURCES.formatted(sources));
        execute(INTO_SERIES);
        execute(LAYOUTS);
        partitions(first, last);
        List<Reporter> reporters = reporters();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(HEADER, 0, HEADER.length);
        for (long at = first; at <= last; at += EVERY) {
            for (Reporter reporter : reporters) {
                byte[] bytes = reporter.frame(at, row);
                copy.writeToCopy(bytes, 0, row.position());
            }
        }
        copy.writeToCopy(new byte[] {-1, -1}, 0, 2);
        copy.endCopy();
        execute("vacuum analyze");
        return (long) reporters.size() * SERIES * (1 + (last - first) / EVERY);
    }

    private void partitions(long first, long last) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement("select weir_make_frame_hour(?)")) {
            for (long hour = Math.ceilDiv(first, HOUR); hour <= Math.ceilDiv(last + EVERY, HOUR); hour++) {
                make.setObject(1, OffsetDateTime.ofInstant(Instant.ofEpochMilli(hour * HOUR), ZoneOffset.UTC));
                make.execute();
            }
        }
    }

    private List<Reporter> reporters() throws SQLException {
        List<Reporter> reporters = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select id, name from source where name like 'bench-%' order by id")) {
            while (rows.next()) {
                boolean counters = rows.getString(2).equals("bench-counters");
                IntFunction<Kind> kinds = series -> counters ? Kind.COUNTER : Values.kind(series);
                reporters.add(new Reporter(rows.getLong(1), kinds));
            }
        }
        return reporters;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One source. */
    private static final class Reporter {

        private final long sourceId;
        private final SplittableRandom random;
        private final List<Values> values = new ArrayList<>();

        Reporter(long sourceId, IntFunction<Kind> kinds) {
            this.sourceId = sourceId;
            this.random = new SplittableRandom(sourceId);
            for (int series = 0; series < SERIES; series++) {
                values.add(new Values(kinds.apply(series), random.split()));
            }
        }

        /** A row for COPY, in the buffer's array. */
        byte[] frame(long atMillis, ByteBuffer row) {
            long at = atMillis - sourceId % 1_000 * 7 - random.nextInt(15);
            row.clear().putShort((short) 4);
            row.putInt(8).putLong(sourceId);
            row.putInt(8).putLong((at - EPOCH_MILLIS) * 1_000);
            row.putInt(4).putInt(1);
            row.putInt(20 + 12 * SERIES)
                    .putInt(1)
                    .putInt(0)
                    .putInt(701)
                    .putInt(SERIES)
                    .putInt(1);
            for (Values series : values) {
                row.putInt(8).putDouble(series.next());
            }
            return row.array();
        }
    }
}
