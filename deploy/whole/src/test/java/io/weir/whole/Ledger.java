package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All samples that were ever sent, to be held against what there is. Safe for use by several threads. */
final class Ledger {

    private static final String SAMPLES = "select source, name, coalesce(labels ->> 'slot', ''),"
            + " (extract(epoch from at) * 1000)::bigint, value from sample";
    private static final int EXAMPLES = 10;

    private final Map<Sample, Sent> sent = new HashMap<>();
    private int round;

    private record Sent(double value, int round) {}

    /** What is sent from now on belongs to another round. */
    synchronized void round(int number) {
        round = number;
    }

    synchronized void add(String source, String series, String slot, long atMillis, double value) {
        Sample sample = new Sample(source, series, slot, atMillis);
        if (sent.put(sample, new Sent(value, round)) != null) {
            throw new IllegalArgumentException("sent twice: " + sample);
        }
    }

    synchronized int size() {
        return sent.size();
    }

    /** Sources that sent anything. */
    synchronized List<String> sources() {
        return sent.keySet().stream().map(Sample::source).distinct().sorted().toList();
    }

    /** What a source sent, by series and instant. */
    synchronized Map<Sample.Series, NavigableMap<Long, Double>> of(String source) {
        Map<Sample.Series, NavigableMap<Long, Double>> series = new HashMap<>();
        sent.forEach((sample, one) -> {
            if (sample.source().equals(source)) {
                series.computeIfAbsent(sample.series(), s -> new TreeMap<>()).put(sample.atMillis(), one.value());
            }
        });
        return series;
    }

    /**
     * What is missing, changed or too much among what there is: how much, of which rounds, and some of it. Empty when
     * there is exactly what was sent.
     */
    synchronized String difference(Map<Sample, Double> kept) {
        StringBuilder said = new StringBuilder();
        say(
                said,
                "missing",
                sent.keySet().stream().filter(s -> !kept.containsKey(s)).toList());
        say(
                said,
                "changed",
                sent.entrySet().stream()
                        .filter(e -> kept.containsKey(e.getKey())
                                && kept.get(e.getKey()) != e.getValue().value())
                        .map(Map.Entry::getKey)
                        .toList());
        say(
                said,
                "never sent",
                kept.keySet().stream().filter(s -> !sent.containsKey(s)).toList());
        return said.toString();
    }

    private void say(StringBuilder said, String what, List<Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        Map<Integer, Long> rounds = samples.stream()
                .filter(sent::containsKey)
                .collect(Collectors.groupingBy(s -> sent.get(s).round(), TreeMap::new, Collectors.counting()));
        said.append(samples.size())
                .append(" samples of ")
                .append(sent.size())
                .append(' ')
                .append(what);
        said.append(", by round ").append(rounds).append(", such as ");
        said.append(samples.stream().limit(EXAMPLES).toList()).append('\n');
    }

    /** Every sample must be there, once, with its value, and no other. SQL sees what is not in blocks. */
    void assertKeptExactlyOnce(Connection connection) throws SQLException {
        Map<Sample, Double> kept = new HashMap<>();
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SAMPLES)) {
            while (row.next()) {
                kept.put(
                        new Sample(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                        row.getDouble(5));
                rows++;
            }
        }
        assertThat(rows).as("rows, each sample once").isEqualTo(kept.size());
        assertThat(difference(kept)).isEmpty();
    }

    /** Rows of frames that are not in blocks. */
    static long frames(Connection connection) throws SQLException {
        return Stock.count(connection, "select count(*) from frame");
    }
}
