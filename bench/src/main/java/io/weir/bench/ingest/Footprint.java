package io.weir.bench.ingest;

import io.weir.bench.stand.Figures;
import io.weir.bench.stand.Stand;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much room the samples take on disk. */
final class Footprint {

    private static final String FRAMES = "select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits"
            + " where inhparent = 'frame'::regclass";
    private static final String CATALOG = "select pg_total_relation_size('source') + pg_total_relation_size('series')"
            + " + pg_total_relation_size('layout')";
    private static final String SAMPLES = "select coalesce(sum(cardinality(values)), 0) from frame";

    private final Stand stand;

    Footprint(Stand stand) {
        this.stand = stand;
    }

    Map<String, Object> figures() throws SQLException {
        try (Connection connection = stand.connect();
                Statement statement = connection.createStatement()) {
            double frames = number(statement, FRAMES);
            double catalog = number(statement, CATALOG);
            double samples = number(statement, SAMPLES);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("samples", (long) samples);
            result.put("bytes_per_sample", Figures.round((frames + catalog) / samples));
            result.put("bytes_per_sample_frames", Figures.round(frames / samples));
            result.put("bytes_catalog", (long) catalog);
            return result;
        }
    }

    private static double number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
