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
    private static final String INDEXES = "select coalesce(sum(pg_indexes_size(inhrelid)), 0) from pg_inherits"
            + " where inhparent = 'frame'::regclass";
    // Each table and each index of the names of sources, series and layouts.
    private static final String CATALOG = "select c.relname, pg_relation_size(c.oid)"
            + " + case c.relkind when 'r' then pg_total_relation_size(c.oid) - pg_relation_size(c.oid)"
            + " - pg_indexes_size(c.oid) else 0 end"
            + " from pg_class c left join pg_index i on i.indexrelid = c.oid"
            + " where coalesce(i.indrelid, c.oid) in ('source'::regclass, 'series'::regclass, 'layout'::regclass,"
            + " 'label_value'::regclass) order by 2 desc";
    private static final String SAMPLES = "select coalesce(sum(cardinality(values)), 0) from frame";

    private final Stand stand;

    Footprint(Stand stand) {
        this.stand = stand;
    }

    Map<String, Object> figures() throws SQLException {
        try (Connection connection = stand.connect();
                Statement statement = connection.createStatement()) {
            double frames = number(statement, FRAMES);
            double samples = number(statement, SAMPLES);
            Map<String, Object> catalog = numbers(statement, CATALOG);
            double names =
                    catalog.values().stream().mapToDouble(size -> (long) size).sum();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("samples", (long) samples);
            result.put("bytes_per_sample", Figures.round((frames + names) / samples));
            result.put("bytes_per_sample_frames", Figures.round(frames / samples));
            result.put("bytes_per_sample_frames_index", Figures.round(number(statement, INDEXES) / samples));
            result.put("bytes_catalog", (long) names);
            result.put("bytes_catalog_by_part", catalog);
            return result;
        }
    }

    private static double number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static Map<String, Object> numbers(Statement statement, String sql) throws SQLException {
        Map<String, Object> result = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.put(rows.getString(1), rows.getLong(2));
            }
        }
        return result;
    }
}
