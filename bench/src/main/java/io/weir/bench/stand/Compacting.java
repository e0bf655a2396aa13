package io.weir.bench.stand;

import io.weir.storage.tiers.Compaction;
import io.weir.storage.tiers.CompactionSettings;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Compacts in this process all hours that are over, as the service would two hours later, and tells what that costs. */
public final class Compacting {

    private static final int SOURCES = 64;

    private final Stand stand;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final List<Map<String, Object>> hours = new ArrayList<>();
    private long samples;

    /** @param stand whose database it is */
    public Compacting(Stand stand) {
        this.stand = stand;
        database.setUrl(stand.jdbcUrl());
        database.setUser("weir");
        database.setPassword(stand.password());
    }

    /**
     * Compacts.
     *
     * @param most hours
     * @return figures of each hour, in CPU-seconds per million samples; the code is not compiled yet in the first
     */
    public List<Map<String, Object>> run(int most) throws SQLException {
        CompactionSettings settings = new CompactionSettings(Duration.ZERO, Duration.ZERO, SOURCES);
        Compaction compaction = new Compaction(database, Instant::now, settings, (some, bytes) -> samples += some);
        boolean more = true;
        while (more && hours.size() < most) {
            more = hour(compaction);
        }
        return hours;
    }

    // Up to the step that drops the sealed frames, which is the first after which none are left.
    private boolean hour(Compaction compaction) throws SQLException {
        double postgres = stand.cpu().postgres();
        double own = seconds();
        double process = processSeconds();
        long before = samples;
        boolean did = compaction.step();
        if (!did) {
            return false;
        }
        while (sealed() > 0) {
            compaction.step();
        }
        double millions = (samples - before) / 1e6;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", samples - before);
        figures.put("cpu_s_per_million", Figures.round((seconds() - own) / millions));
        figures.put("cpu_s_per_million_with_compiler", Figures.round((processSeconds() - process) / millions));
        figures.put("cpu_s_per_million_postgres", Figures.round((stand.cpu().postgres() - postgres) / millions));
        hours.add(figures);
        Progress.say("an hour was compacted: %s", figures);
        return true;
    }

    private long sealed() throws SQLException {
        return number("select count(*) from frame_hour where sealed_at is not null");
    }

    /** End of the latest hour that is in blocks. */
    public Instant lastHour() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select max(until) from frame_hour where compacted_at is not null")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double processSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e9)
                .orElse(Double.NaN);
    }
}
