package io.weir.bench.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts an hour and a half of frames into the database: sources of 100 series, every ten seconds until now, each source at
 * its own moment. Four in ten series are counters, the others gauges.
 */
final class Fill {

    private static final String SOURCES = """
            insert into source (fingerprint, name, attributes)
            select md5('bench-query-' || i)::uuid, 'bench-query-' || i, jsonb_build_object('service.name', 'bench-query',
                'service.instance.id', 'i' || i, 'host.name', 'h' || i % 50, 'deployment.environment.name', 'bench')
            from generate_series(1, %d) i on conflict do nothing
            """;
    private static final String SERIES = """
            insert into series (source_id, id, fingerprint, name, labels, kind, unit)
            select s.id, n, md5(n::text)::uuid, 'bench_metric_' || n %% 20, jsonb_build_object('part', 'p' || n / 20),
                case when n %% 10 < 4 then 'COUNTER' else 'GAUGE' end, '1'
            from source s, generate_series(1, 100) n where s.name ~ '^bench-query-\\d+$' on conflict do nothing
            """;
    private static final String LAYOUTS = """
            insert into layout (source_id, id, fingerprint, series_ids)
            select s.id, 1, md5('1')::uuid, (select array_agg(n) from generate_series(1, 100) n)
            from source s where s.name ~ '^bench-query-\\d+$' on conflict do nothing
            """;
    // The instants of a source are the same in each round of rounding, so that filling again adds only what is new.
    private static final String FRAMES = """
            insert into frame (source_id, at, layout_id, values)
            select s.id, t.at + s.id %% 1000 * interval '7 ms', 1, (
                select array_agg((case when n %% 10 < 4 then t.n * 100 + n + s.id * n %% 7
                    else n + (t.n * 31 + n * 7 + s.id * 13) %% 97 / 7.0 end)::float8 order by n)
                from generate_series(1, 100) n)
            from (select at, (extract(epoch from at) / 10)::bigint %% 1000000 as n from generate_series(
                date_bin('10 s', now(), 'epoch') - interval '90 min', date_bin('10 s', now(), 'epoch') - interval '10 s',
                interval '10 s') at) t, source s
            where s.name ~ '^bench-query-\\d+$' on conflict do nothing
            """;
    private static final String PARTITIONS = """
            do $$ begin
                if to_regprocedure('weir_make_frame_partition(date)') is not null then
                    perform weir_make_frame_partition(((now() - interval '2 h') at time zone 'UTC')::date);
                else
                    perform weir_make_frame_hour(to_timestamp(ceil(extract(epoch from now()) / 3600 - h) * 3600))
                    from generate_series(0, 2) h;
                end if;
            end $$
            """;

    private Fill() {}

    static void run(Options options) throws SQLException {
        try (Connection connection = DriverManager.getConnection(options.jdbc());
                Statement statement = connection.createStatement()) {
            statement.execute(PARTITIONS);
            for (String sql : new String[] {SOURCES.formatted(options.sources()), SERIES.formatted(), LAYOUTS}) {
                statement.execute(sql);
            }
            System.err.println("Filling; this takes a minute or two for 1,000 sources.");
            statement.execute(FRAMES.formatted());
            statement.execute("analyze");
        }
    }
}
