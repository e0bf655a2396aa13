package io.weir.bench.ingest;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Figures;
import io.weir.bench.stand.OwnMetrics;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Sender;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Lets reports of a long time wait in the broker, then starts the service and measures how it catches up. */
final class BacklogPhase {

    private final Stand stand;
    private final Workload workload;
    private final Options options;

    BacklogPhase(Setup setup) {
        this.stand = setup.stand();
        this.workload = setup.workload();
        this.options = setup.options();
    }

    /** Leaves the service running, and adds its figures. */
    OwnMetrics run(Map<String, Object> figures) throws IOException, InterruptedException, SQLException {
        int rounds = options.backlogSeconds / options.everySeconds;
        CpuTimes before = stand.cpu();
        long bytes = fill(rounds);
        CpuTimes filling = stand.cpu().since(before);
        double samples = (double) rounds * workload.samplesPerRound();
        Progress.say("starting the service, heap %s", options.heap);
        OwnMetrics metrics = new OwnMetrics(stand.startWeir());
        Drain drain = new Drain(stand, metrics, 0);
        drain.await(samples);
        Map<String, Object> result = drain.figures();
        result.put("message_bytes_per_sample", Figures.round(bytes / samples));
        result.put(
                "broker_cpu_seconds_per_million_samples_for_taking_them",
                Figures.round(filling.broker() / samples * 1e6));
        Map<String, Object> kept = new Footprint(stand).figures();
        result.put("kept", kept);
        figures.put("backlog", result);
        return metrics;
    }

    private long fill(int rounds) throws InterruptedException {
        Progress.say(
                "sending %d s of %d sources with %d series", options.backlogSeconds, options.sources, options.series);
        long begin = (System.currentTimeMillis() / 1_000 - options.backlogSeconds) * 1_000;
        long bytes = 0;
        try (Sender sender = new Sender(stand.kafka(), 50)) {
            for (int round = 0; round < rounds; round++) {
                for (Reporter reporter : workload.reporters()) {
                    byte[] message = reporter.message(begin + round * 1_000L * options.everySeconds);
                    bytes += message.length;
                    var _ = sender.send(Topics.METRICS, reporter.name(), message);
                }
                if (round % 60 == 59) {
                    Progress.say("sent %d of %d rounds", round + 1, rounds);
                }
            }
            sender.flush();
        }
        return bytes;
    }
}
