package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** All samples that were ever sent, to be held against what PostgreSQL has. */
final class Ledger {

    private static final String SAMPLES = "select source, name, coalesce(labels ->> 'slot', ''),"
            + " (extract(epoch from at) * 1000)::bigint, value from sample";

    private final Map<Entry, Double> sent = new HashMap<>();

    /** Where a value belongs. */
    private record Entry(String source, String series, String slot, long atMillis) {}

    void add(String source, String series, String slot, long atMillis, double value) {
        Double before = sent.put(new Entry(source, series, slot, atMillis), value);
        if (before != null) {
            throw new IllegalArgumentException("sent twice: " + source + " " + series + " " + slot + " " + atMillis);
        }
    }

    int size() {
        return sent.size();
    }

    /** Every sample must be there, once, with its value, and no other. */
    void assertKeptExactlyOnce(Connection connection) throws SQLException {
        Map<Entry, Double> kept = new HashMap<>();
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SAMPLES)) {
            while (row.next()) {
                Entry entry = new Entry(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
                kept.put(entry, row.getDouble(5));
                rows++;
            }
        }
        assertThat(rows).as("rows, each sample once").isEqualTo(kept.size());
        assertThat(difference(sent, kept)).as("lost or changed").isEmpty();
        assertThat(difference(kept, sent)).as("never sent").isEmpty();
    }

    // Equality of large maps is checked quickly, but explained slowly.
    private static Map<Entry, Double> difference(Map<Entry, Double> from, Map<Entry, Double> other) {
        Map<Entry, Double> result = new HashMap<>(from);
        result.entrySet().removeAll(other.entrySet());
        return result.size() <= 20 ? result : Map.of(new Entry(result.size() + " samples", "", "", 0), Double.NaN);
    }

    /** Rows of frames. */
    static long frames(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from frame")) {
            row.next();
            return row.getLong(1);
        }
    }
}
