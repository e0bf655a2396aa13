package io.weir.bench.ingest;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import io.weir.bench.stand.OwnMetrics;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Sender;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Measures the way from the broker to the committed frame: how fast, for how much processor time, in how much room, and how
 * long a value takes until a query finds it. PostgreSQL, Kafka and the service are processes of their own.
 */
public final class IngestRun implements Measurement {

    @Override
    public Map<String, Object> figures(List<String> arguments) throws Exception {
        Options options = options(arguments);
        Map<String, Object> figures = Machine.described();
        figures.put("sources", options.sources);
        figures.put("series_per_source", options.series);
        figures.put("heap", options.heap);
        figures.put("seed", options.seed);
        Path home = Path.of(System.getProperty("weir.home", ".weir"));
        Progress.say("starting PostgreSQL and Kafka in %s", options.work(home));
        try (Stand stand = new Stand(setup(options, home), Path.of(System.getProperty("weir.root", ".")))) {
            // Ctrl-C must not leave processes behind.
            Runtime.getRuntime().addShutdownHook(new Thread(stand::stop, "stop"));
            Sender.createTopics(stand.kafka(), List.of(Topics.METRICS, Topics.ROWS));
            run(stand, options, figures);
        } catch (IOException e) {
            // What was measured so far is worth more than nothing.
            Progress.say("failed: %s", e);
            figures.put("failed", String.valueOf(e.getMessage()));
        }
        return figures;
    }

    private static Stand.Setup setup(Options options, Path home) {
        return new Stand.Setup(
                options.work(home),
                options.heap,
                options.jvmArgs,
                Map.of(
                        "mp.messaging.incoming.metrics.topics",
                        Topics.METRICS + "," + Topics.ROWS,
                        "weir.ingest.topics.\"" + Topics.METRICS + "\".format",
                        "otlp",
                        "weir.ingest.topics.\"" + Topics.ROWS + "\".format",
                        options.rowsFormat));
    }

    private static Options options(List<String> arguments) {
        Options options = new Options();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; see ./weir bench --help.", e);
        }
        return options;
    }

    private static void run(Stand stand, Options options, Map<String, Object> figures) throws Exception {
        Setup setup = new Setup(stand, new Workload(options), options);
        OwnMetrics metrics = null;
        for (String phase : options.phases) {
            switch (phase) {
                case "backlog" -> metrics = new BacklogPhase(setup).run(figures);
                case "latency" -> {
                    metrics = metrics == null ? new OwnMetrics(stand.startWeir()) : metrics;
                    figures.put("latency", new LatencyPhase(setup).run());
                }
                case "rows" -> figures.put("rows", new RowsPhase(stand, options).run());
                default ->
                    throw new IllegalArgumentException(
                            "unknown phase '" + phase + "', must be backlog, latency or rows.");
            }
            Progress.say("%s: %s", phase, String.valueOf(figures.get(phase)));
        }
    }
}
