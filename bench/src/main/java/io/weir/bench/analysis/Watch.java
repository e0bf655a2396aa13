package io.weir.bench.analysis;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.OwnMetrics;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the replicas and at what is due, from outside. */
final class Watch implements AutoCloseable {

    private static final Pattern PLUGIN =
            Pattern.compile("weir_plugin_runs_total\\{[^}]*plugin=\"([^\"]+)\"[^}]*type=\"(\\w+)\"[^}]*}.*");

    // How long ago the analysis that waits longest was due, one that runs now included.
    private static final String OVERDUE =
            "select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0) from analysis_due";
    private static final String TAKEN = "select coalesce(sum(lease), 0) from analysis_due";

    private final Stand stand;
    private final Connection connection;
    private final List<OwnMetrics.Reading> killed = new ArrayList<>();

    Watch(Stand stand) throws SQLException {
        this.stand = stand;
        this.connection = stand.connect();
    }

    /**
     * One look.
     *
     * @param nanos when
     * @param replicas what each says of itself; one that was killed said it right before
     * @param cpu used by then
     * @param taken leases given out by then
     */
    record Look(long nanos, List<OwnMetrics.Reading> replicas, CpuTimes cpu, double taken) {

        double of(String name, String... containing) {
            return replicas.stream().mapToDouble(r -> r.of(name, containing)).sum();
        }

        List<String[]> plugins() {
            return replicas.getFirst()
                    .text()
                    .lines()
                    .map(PLUGIN::matcher)
                    .filter(Matcher::matches)
                    .map(m -> new String[] {m.group(2), m.group(1)})
                    .toList();
        }
    }

    Look look() throws IOException, InterruptedException, SQLException {
        List<OwnMetrics.Reading> all = new ArrayList<>();
        for (String address : stand.addresses()) {
            all.add(new OwnMetrics(address).read());
        }
        all.addAll(killed);
        return new Look(System.nanoTime(), all, stand.cpu(), number(TAKEN));
    }

    /** Ends the last replica as the kernel ends a process, and keeps what it has said of itself. */
    void kill() throws IOException, InterruptedException {
        killed.addFirst(new OwnMetrics(stand.addresses().getLast()).read());
        stand.killWeir();
    }

    /** Seconds by which the analysis that waits longest is late. */
    double overdue() throws SQLException {
        return Math.max(0, number(OVERDUE));
    }

    double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
