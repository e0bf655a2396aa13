package io.weir.bench.ingest;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Figures;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Sender;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Sends at a steady rate and measures how long a message needs from the broker's log until a query finds it. */
final class LatencyPhase {

    private static final long PROBE_EVERY_MILLIS = 25;

    private final Stand stand;
    private final Workload workload;
    private final Options options;

    LatencyPhase(Setup setup) {
        this.stand = setup.stand();
        this.workload = setup.workload();
        this.options = setup.options();
    }

    Map<String, Object> run() throws IOException, InterruptedException, SQLException, ExecutionException {
        Progress.say("sending %d samples a second for %d s", options.rate, options.latencySeconds);
        Reporter probe = new Reporter("bench-probe", options.series, options.seed);
        try (Sender sender = new Sender(stand.kafka(), 5);
                Probes probes = new Probes(stand, sender, probe)) {
            CpuTimes before = stand.cpu();
            long sent = send(sender, probes);
            double[] millis = probes.await();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("samples_per_second", Math.round((double) sent / options.latencySeconds));
            result.put("probes", millis.length);
            result.put("append_to_queryable_ms_p50", Figures.quantile(millis, 0.50));
            result.put("append_to_queryable_ms_p99", Figures.quantile(millis, 0.99));
            result.put("append_to_queryable_ms_max", Figures.quantile(millis, 1));
            result.put(
                    "cpu_seconds_per_million_samples", stand.cpu().since(before).per(sent));
            return result;
        }
    }

    private long send(Sender sender, Probes probes) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + options.latencySeconds * 1_000_000_000L;
        long sent = 0;
        long nextProbe = System.currentTimeMillis();
        int next = 0;
        List<Reporter> reporters = workload.reporters();
        while (System.nanoTime() < end) {
            long due = (long) ((System.nanoTime() - begin) / 1e9 * options.rate);
            while (sent < due) {
                Reporter reporter = reporters.get(next++ % reporters.size());
                var _ = sender.send(Topics.METRICS, reporter.name(), reporter.message(System.currentTimeMillis()));
                sent += workload.series();
            }
            if (System.currentTimeMillis() >= nextProbe) {
                nextProbe += PROBE_EVERY_MILLIS;
                probes.send();
            }
            Thread.sleep(1);
        }
        sender.flush();
        return sent;
    }
}
