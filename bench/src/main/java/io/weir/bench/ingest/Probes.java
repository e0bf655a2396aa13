package io.weir.bench.ingest;

import io.weir.bench.stand.Sender;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Messages of one source among many others, each watched from the broker's log until a query finds it. */
final class Probes implements AutoCloseable {

    private static final String NEWER = "select f.at from frame f where f.source_id = (select id from source where name"
            + " like 'bench/bench-probe@%') and f.at > ? and f.at > now() - interval '10 minutes'";
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long OVERTAKEN_BY_MILLIS = 5_000;

    private final Connection connection;
    private final Sender sender;
    private final Reporter reporter;
    private final Thread watcher = new Thread(this::watch, "probes");
    private final Map<Long, Future<RecordMetadata>> sent = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> seen = new ConcurrentSkipListMap<>();
    private volatile boolean stopped;
    private volatile @Nullable SQLException failure;
    private long last;

    Probes(Stand stand, Sender sender, Reporter reporter) throws SQLException {
        this.connection = stand.connect();
        this.sender = sender;
        this.reporter = reporter;
        watcher.start();
    }

    void send() {
        last = Math.max(last + 1, System.currentTimeMillis());
        sent.put(last, sender.send(Topics.METRICS, reporter.name(), reporter.message(last)));
    }

    /** Waits until all have been seen; how long each took, in milliseconds. */
    double[] await() throws IOException, InterruptedException, ExecutionException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (seen.size() < sent.size()) {
            if (failure != null) {
                throw new IOException("probes cannot be queried", failure);
            }
            if (System.currentTimeMillis() > deadline) {
                throw new IOException("only " + seen.size() + " of " + sent.size() + " probes were seen");
            }
            Thread.sleep(10);
        }
        List<Double> millis = new ArrayList<>();
        for (Map.Entry<Long, Future<RecordMetadata>> one : sent.entrySet()) {
            long appended = one.getValue().get().timestamp();
            millis.add((double) (seen.getOrDefault(one.getKey(), 0L) - appended));
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void watch() {
        long from = System.currentTimeMillis() - 1;
        try (PreparedStatement statement = connection.prepareStatement(NEWER)) {
            while (!stopped) {
                // Batches are written side by side: an older message of the source may be seen some time after a newer
                // one.
                statement.setTimestamp(1, new Timestamp(from));
                try (ResultSet row = statement.executeQuery()) {
                    long now = System.currentTimeMillis();
                    while (row.next()) {
                        long at = row.getTimestamp(1).getTime();
                        seen.putIfAbsent(at, now);
                        from = Math.max(from, at - OVERTAKEN_BY_MILLIS);
                    }
                }
                Thread.sleep(2);
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        stopped = true;
        watcher.join();
        connection.close();
    }
}
