package io.weir.bench.query;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import io.weir.bench.stand.Compacting;
import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Fill;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Stand;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Measures how long answers take: of frames, and then of the same sources in blocks. Or asks a service that runs already,
 * filled by this before.
 */
public final class QueryRun implements Measurement {

    @Override
    public Map<String, Object> figures(List<String> arguments) throws Exception {
        Options options = new Options();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage() + "; see ./weir bench --help.", e);
        }
        Map<String, Object> figures = Machine.described();
        if (!options.url.isEmpty()) {
            Asking asking = new Asking(URI.create(options.url), options.rounds, () -> new CpuTimes(0, 0, 0));
            figures.put("last hour", asking.all(Question.OF_AN_HOUR, Instant.now()));
            return figures;
        }
        figures.put("sources", options.sources + 1);
        figures.put("series_per_source", Fill.SERIES);
        figures.put("hours", options.hours);
        measure(options, figures);
        return figures;
    }

    private static void measure(Options options, Map<String, Object> figures) throws Exception {
        Path home = Path.of(System.getProperty("weir.home", ".weir"));
        Stand.Setup setup = new Stand.Setup(
                options.work(home), options.heap, List.of(), Map.of("weir.storage.compaction.enabled", "false"));
        Progress.say("starting PostgreSQL and Kafka in %s", setup.work());
        try (Stand stand = new Stand(setup, Path.of(System.getProperty("weir.root", ".")))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stand::stop, "stop"));
            URI service = URI.create(stand.startWeir());
            Asking asking = new Asking(service, options.rounds, stand::cpu);
            Instant end = Instant.now();
            Duration length = Duration.ofHours(options.hours);
            try (Connection connection = stand.connect()) {
                Progress.say("filling");
                figures.put("samples", new Fill(connection).run(options.sources, end, length));
            }
            Progress.say("asking for frames");
            figures.put("frames", asking.all(Question.OF_AN_HOUR, end));
            Progress.say("compacting");
            Compacting compacting = new Compacting(stand);
            figures.put("compaction", compacting.run(Integer.MAX_VALUE));
            Instant hour = compacting.lastHour();
            Progress.say("asking for blocks");
            figures.put("blocks", asking.all(Question.OF_AN_HOUR, hour));
            figures.put("all tiers", asking.all(Question.ofAll(length.minusHours(1)), end));
        }
    }
}
