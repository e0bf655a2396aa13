package io.weir.plugins.beats;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs, the queue, the output and its destination. */
final class Model {

    private static final String INPUTS = "inputs";
    private static final String QUEUE = "queue";
    private static final String DESTINATION = "destination";

    /** Metricbeat puts the same metrics under the Beat that it looks at. */
    private static final MetricName SIZE = both("pipeline.queue.filled.events");

    private static final MetricName ACTIVE = both("pipeline.events.active");
    private static final MetricName MOST = both("pipeline.queue.max_events");

    static final MetricName ANY = MetricName.of(
            "libbeat.pipeline.events.active",
            "beat.stats.libbeat.pipeline.events.active",
            "libbeat.pipeline.queue.max_events",
            "beat.stats.libbeat.pipeline.queue.max_events");

    private static final SignalTable IN = SignalTable.of(
            SignalRow.rate(Signal.OUT, names("pipeline.events.published")),
            SignalRow.rate(Signal.OUT, names("pipeline.events.total")));

    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.rate(Signal.IN, names("pipeline.queue.added.events")),
            SignalRow.rate(Signal.IN, names("pipeline.events.published")),
            SignalRow.rate(Signal.OUT, names("pipeline.queue.removed.events")),
            SignalRow.rate(Signal.OUT, names("pipeline.queue.acked")));

    /** What fails is tried again; what is dropped is lost. */
    private static final SignalTable OUTPUT = SignalTable.of(
            SignalRow.rate(Signal.OUT, names("output.events.acked")),
            SignalRow.rate(Signal.OUT_BYTES, names("output.write.bytes")),
            SignalRow.rate(Signal.ERRORS, names("output.events.dropped")),
            SignalRow.rate(Signal.RETRIES, names("output.events.failed")),
            SignalRow.rate(Signal.BATCHES, names("output.events.batches")),
            SignalRow.level(Signal.INFLIGHT, names("output.events.active")));

    private static final SignalTable PROCESS = SignalTable.of(
            SignalRow.rate(Signal.CPU, "beat.cpu.total.time.ms", "beat.stats.cpu.total.time.ms")
                    .times(1e-3),
            SignalRow.level(Signal.MEMORY, "beat.memstats.rss", "beat.stats.memstats.rss"));

    static final SettingTable QUEUE_SETTINGS = SettingTable.of(
            SettingRow.of("queue.mem.events", SettingRole.QUEUE_CAPACITY)
                    .byDefault("3200")
                    .range(1, 1e8),
            SettingRow.of("queue.mem.flush.timeout", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .byDefault("10s"));

    static final SettingTable OUTPUT_SETTINGS = SettingTable.of(
            SettingRow.of("bulk_max_size", SettingRole.BATCH_SIZE)
                    .byDefault("1600")
                    .range(1, 1e6),
            SettingRow.of("worker", SettingRole.CONCURRENCY)
                    .also("workers")
                    .byDefault("1")
                    .range(1, 1024));

    private static final Pattern OUTPUT_KEY = Pattern.compile("(?:.*\\.)?output\\.(\\w+)(?:\\..*)?");

    private final NativeWindow window;
    private final NativeSettings configured;
    private final String output;

    Model(NativeWindow window) {
        this.window = window;
        this.configured = window.settings();
        this.output = configured.values().keySet().stream()
                .map(OUTPUT_KEY::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .sorted()
                .findFirst()
                .orElse("output");
    }

    Observation observation() {
        List<NativeSeries> all = window.series();
        ObservationBuilder to = new ObservationBuilder("beat", BeatsAdapter.ENGINE)
                .columns(ProcessSignals.of(window))
                .columns(PROCESS.columns(SignalKey.WHOLE, all))
                .stage(INPUTS, StageKind.SOURCE)
                .columns(IN.columns(INPUTS, all))
                .stage(QUEUE, StageKind.QUEUE)
                .columns(WAITING.columns(QUEUE, all))
                .stage(output, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS)
                .columns(OUTPUT.columns(output, all))
                .stage(DESTINATION, StageKind.DESTINATION)
                .chain(INPUTS, QUEUE, output, DESTINATION);
        queue(to);
        return to.settings(OUTPUT_SETTINGS.settings(output, configured, "output." + output, ""))
                .build();
    }

    /** A Beat's log leaves out what is zero, so a missing size is none; its size is told with the others. */
    private void queue(ObservationBuilder to) {
        Optional<NativeSeries> most = first(MOST);
        Optional<NativeSeries> size = first(SIZE).or(() -> first(ACTIVE));
        Optional<NativeSeries> clockOf = most.or(() -> size);
        List<Setting> settings = QUEUE_SETTINGS.settings(QUEUE, configured, "");
        double capacity = most.map(s ->
                        Arrays.stream(s.values()).filter(Double::isFinite).max().orElse(Double.NaN))
                .orElse(Double.NaN);
        boolean reported = capacity > 0;
        clockOf.ifPresent(base -> {
            Readings clock = Readings.of(base);
            double[] waiting = Arrays.stream(clock.values(size))
                    .map(v -> Double.isNaN(v) ? 0 : v)
                    .toArray();
            to.put(QUEUE, clock.level(Signal.QUEUE_SIZE, Quality.REPORTED, waiting));
            double[] same = new double[clock.size()];
            Arrays.fill(same, reported ? capacity : settings.getFirst().number());
            to.put(QUEUE, clock.level(Signal.QUEUE_CAPACITY, reported ? Quality.REPORTED : Quality.ASSUMED, same));
        });
        to.settings(
                reported
                        ? SettingTable.replaced(
                                settings,
                                List.of(QUEUE_SETTINGS.rows().getFirst().reported(QUEUE, capacity)))
                        : settings);
        to.settings(List.of(
                new Setting("overflow", QUEUE, SettingRole.OVERFLOW, "block", Setting.Origin.REPORTED, "block")));
    }

    private Optional<NativeSeries> first(MetricName name) {
        return window.series().stream()
                .filter(s -> name.matches(s.name()))
                .min(java.util.Comparator.comparing(s -> s.name() + new java.util.TreeMap<>(s.labels())));
    }

    private static MetricName both(String name) {
        return MetricName.of(names(name));
    }

    private static String[] names(String name) {
        return new String[] {"libbeat." + name, "beat.stats.libbeat." + name};
    }
}
