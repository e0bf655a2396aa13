package io.weir.bench.storage;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import io.weir.bench.stand.Compacting;
import io.weir.bench.stand.Figures;
import io.weir.bench.stand.Fill;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Stand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Measures codecs alone, and the tiers in PostgreSQL: bytes a sample, and processor time for a million of them. */
public final class StorageRun implements Measurement {

    private static final String SIZES = """
            select p.relname, coalesce(sum(pg_total_relation_size(i.inhrelid)), 0)
            from pg_class p join pg_inherits i on i.inhparent = p.oid
            where p.relname in ('block', 'rollup_minute', 'rollup_hour') group by p.relname order by p.relname
            """;
    private static final String SAMPLES = "select coalesce(sum(samples), 0) from block";
    private static final String FRAMES =
            "select sum(pg_total_relation_size(inhrelid)) from pg_inherits" + " where inhparent = 'frame'::regclass";

    @Override
    public Map<String, Object> figures(List<String> arguments) throws Exception {
        Options options = new Options();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; see ./weir bench --help.", e);
        }
        Map<String, Object> figures = Machine.described();
        for (String phase : options.phases) {
            switch (phase) {
                case "codecs" -> figures.put("codecs", Codecs.compared(options.seed));
                case "tiers" -> figures.put("tiers", tiers(options));
                default ->
                    throw new IllegalArgumentException("unknown phase '" + phase + "', must be codecs or tiers.");
            }
        }
        return figures;
    }

    private static Map<String, Object> tiers(Options options) throws Exception {
        Path home = Path.of(System.getProperty("weir.home", ".weir"));
        Stand.Setup setup = new Stand.Setup(
                options.work(home), "512m", List.of(), Map.of("weir.storage.compaction.enabled", "false"));
        Progress.say("starting PostgreSQL and Kafka in %s", setup.work());
        try (Stand stand = new Stand(setup, Path.of(System.getProperty("weir.root", ".")))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stand::stop, "stop"));
            // It makes the tables and is not needed any more.
            stand.startWeir();
            stand.stopWeir();
            try (Connection connection = stand.connect()) {
                return tiers(options, stand, connection);
            }
        }
    }

    private static Map<String, Object> tiers(Options options, Stand stand, Connection connection) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        Progress.say("filling");
        long samples = new Fill(connection).run(options.sources, Instant.now(), Duration.ofHours(options.hours));
        figures.put("samples", samples);
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("frame", Figures.round(number(connection, FRAMES) / samples));
        Progress.say("compacting");
        figures.put("compaction", new Compacting(stand).run(Integer.MAX_VALUE));
        double compacted = number(connection, SAMPLES);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SIZES)) {
            while (rows.next()) {
                bytes.put(rows.getString(1), Figures.round(rows.getLong(2) / compacted));
            }
        }
        figures.put("samples_compacted", (long) compacted);
        figures.put("bytes_per_sample", bytes);
        return figures;
    }

    private static double number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
