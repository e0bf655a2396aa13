package io.weir.bench.analysis;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * {@code ./weir bench analysis}: many pipelines report to a broker, and one or more replicas take that in and analyse each
 * once a period. PostgreSQL, Kafka and each replica are processes of their own on this machine.
 */
public final class AnalysisRun implements Measurement {

    private static final int PATIENCE_SECONDS = 300;

    @Override
    public Map<String, Object> figures(List<String> arguments) throws Exception {
        Options options = options(arguments);
        Map<String, Object> figures = Machine.described();
        Path home = Path.of(System.getProperty("weir.home", ".weir"));
        Progress.say("starting PostgreSQL and Kafka in %s", options.work(home));
        try (Stand stand = new Stand(setup(options, home), Path.of(System.getProperty("weir.root", ".")))) {
            // Ctrl-C must not leave processes behind.
            Runtime.getRuntime().addShutdownHook(new Thread(stand::stop, "stop"));
            try (Feeder feeder = new Feeder(stand.kafka(), options)) {
                for (int i = 0; i < options.replicas; i++) {
                    stand.startWeir();
                }
                feeder.start();
                measure(stand, options, figures);
            }
        }
        return figures;
    }

    private static void measure(Stand stand, Options options, Map<String, Object> figures)
            throws IOException, InterruptedException, SQLException {
        try (Watch watch = new Watch(stand)) {
            history(watch, options);
            Progress.say("warming up for %d s", options.warmUpSeconds);
            Thread.sleep(options.warmUpSeconds * 1_000L);
            Watch.Look from = watch.look();
            List<Double> overdue = new ArrayList<>();
            long end = from.nanos() + (long) (options.minutes * 60e9);
            boolean killed = options.killAfterSeconds == 0;
            while (System.nanoTime() < end) {
                Thread.sleep(500);
                if (!killed && System.nanoTime() - from.nanos() > options.killAfterSeconds * 1e9) {
                    Progress.say("killing a replica");
                    watch.kill();
                    killed = true;
                }
                overdue.add(watch.overdue());
                if (overdue.size() % 20 == 0) {
                    Progress.say("late by %.1f s at most", overdue.getLast());
                }
            }
            Report.of(options, from, watch.look(), overdue, figures);
            figures.put("memory_mb", stand.memory());
        }
    }

    /** Until what was reported before is stored, so that windows are full. */
    private static void history(Watch watch, Options options) throws IOException, InterruptedException, SQLException {
        double wanted = (double) options.pipelines * options.series * options.historySeconds() / options.everySeconds;
        for (int second = 0; second < PATIENCE_SECONDS; second += 2) {
            double stored = watch.look().of("weir_ingest_samples_total");
            if (stored >= wanted) {
                return;
            }
            if (second % 10 == 0) {
                Progress.say("stored %.1f of %.1f million samples of before", stored / 1e6, wanted / 1e6);
            }
            Thread.sleep(2_000);
        }
        throw new IOException(
                "what was reported before was not stored within " + PATIENCE_SECONDS + " s; see weir.log");
    }

    private static Stand.Setup setup(Options options, Path home) {
        return new Stand.Setup(
                options.work(home),
                options.heap,
                options.jvmArgs,
                Map.of("weir.analysis.period", options.periodSeconds + "s"));
    }

    private static Options options(List<String> arguments) {
        Options options = new Options();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; see ./weir bench --help.", e);
        }
        if (options.series < BenchPipeline.FEWEST_SERIES) {
            throw new IllegalArgumentException("--series must be at least " + BenchPipeline.FEWEST_SERIES + ".");
        }
        if (options.killAfterSeconds > 0 && options.replicas < 2) {
            throw new IllegalArgumentException("--kill-after needs --replicas 2 or more.");
        }
        return options;
    }
}
