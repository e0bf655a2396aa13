package io.weir.testkit;

import io.weir.api.adapter.NativeWindow;
import io.weir.testkit.Engines.Row;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import java.util.Map;

/** impstats of a simulated rsyslog. */
final class RsyslogWriter {

    private static final String MAIN = "main Q";

    private final Run run;
    private final PipelineModel pipeline;
    private final double bytesEach;
    private final SeriesBuilder to = new SeriesBuilder("rsyslog/simulated");

    RsyslogWriter(Run run, double bytesEach) {
        this.run = run;
        this.pipeline = run.scenario().pipeline();
        this.bytesEach = bytesEach;
    }

    NativeWindow write() {
        long[] at = Signals.instants(run);
        for (int i = 0; i < at.length; i++) {
            Row row = new Row(run, i, to, at[i]);
            pipeline.stages(QueueModel.class).forEach(q -> queue(row, q.id()));
            if (pipeline.stages(QueueModel.class).stream().noneMatch(q -> q.id().equals(MAIN))) {
                idleMainQueue(row);
            }
            pipeline.stages(SinkModel.class).forEach(s -> action(row, s.id()));
            pipeline.stages(SourceModel.class)
                    .forEach(s -> row.counter(
                            "imptcp/submitted", Map.of("name", s.id(), "origin", "imptcp"), s.id(), Meter.OUT));
            usage(row);
        }
        return to.build();
    }

    private static void queue(Row row, String id) {
        Map<String, String> labels = Map.of("name", id, "origin", "core.queue");
        row.gauge("core.queue/size", labels, id, Meter.SIZE);
        row.gauge("core.queue/maxqsize", labels, id, Meter.PEAK);
        row.counter("core.queue/enqueued", labels, id, Meter.IN);
        row.counter("core.queue/full", labels, id, Meter.FULL);
        row.counter("core.queue/discarded.full", labels, id, Meter.REJECTED);
        row.to().counter(row.at(), "core.queue/discarded.nf", labels, 0);
    }

    private void idleMainQueue(Row row) {
        Map<String, String> labels = Map.of("name", MAIN, "origin", "core.queue");
        row.to().gauge(row.at(), "core.queue/size", labels, 0);
        row.to().gauge(row.at(), "core.queue/maxqsize", labels, 20);
        row.counter("core.queue/enqueued", labels, Engines.first(run, SourceModel.class), Meter.OUT);
        row.to().counter(row.at(), "core.queue/full", labels, 0);
        row.to().counter(row.at(), "core.queue/discarded.full", labels, 0);
        row.to().counter(row.at(), "core.queue/discarded.nf", labels, 0);
    }

    private void action(Row row, String id) {
        Map<String, String> action = Map.of("name", id, "origin", "core.action");
        String queue = pipeline.links().stream()
                .filter(l -> l.to().equals(id))
                .findFirst()
                .orElseThrow()
                .from();
        row.counter("core.action/processed", action, queue, Meter.IN);
        row.counter("core.action/failed", action, id, Meter.LOST);
        row.counter("core.action/suspended", action, id, Meter.RETRIES);
        row.counter("core.action/resumed", action, id, Meter.RETRIES);
        if (bytesEach > 0) {
            Map<String, String> stream = Map.of("name", "TCP-" + id + "-514", "origin", "omfwd");
            double sent = bytesEach * row.run().value(id, Meter.OUT, row.reading());
            row.to().counter(row.at(), "omfwd/bytes.sent", stream, sent);
        }
    }

    private static void usage(Row row) {
        Map<String, String> labels = Map.of("name", "resource-usage", "origin", "impstats");
        double micros = 1e6 * row.run().value("", Meter.CPU, row.reading());
        row.to().counter(row.at(), "impstats/utime", labels, Math.rint(0.4 * micros));
        row.to().counter(row.at(), "impstats/stime", labels, Math.rint(0.6 * micros));
        row.to()
                .gauge(
                        row.at(),
                        "impstats/maxrss",
                        labels,
                        Math.rint(row.run().value("", Meter.MEMORY, row.reading()) / 1024));
    }
}
