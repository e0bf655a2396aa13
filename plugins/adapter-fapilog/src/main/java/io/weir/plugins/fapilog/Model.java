package io.weir.plugins.fapilog;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Stages, edges and settings of one fapilog. */
final class Model {

    static final String SOURCE = "application";
    static final String QUEUE = "queue";
    private static final String HTTP = "http";
    private static final String DESTINATION = "destination";
    private static final String UNKNOWN = "unknown";

    /** The HTTP client's pool of connections cannot be made larger. */
    private static final double POOL = 4;

    private final NativeSettings configured;
    private final Guesses guesses;
    private final List<String> plugins;
    private final String sink;
    private final boolean calls;
    private final List<Setting> settings = new ArrayList<>();

    Model(NativeWindow window, Counts counts) {
        this.configured = window.settings();
        this.guesses = new Guesses(window, counts);
        this.plugins = counts.plugins();
        String named = configured
                .find("sinks[0]")
                .orElseGet(() -> window.find("fapilog_sink_errors_total")
                        .map(s -> s.label("sink"))
                        .orElse(""));
        this.sink = named.isBlank() || plugins.contains(named) ? "sink" : named;
        this.calls = named.isBlank() ? guesses.sinkWaits() : named.equals(HTTP);
        addQueueSettings();
        addSinkSettings();
    }

    Pipeline pipeline() {
        List<Stage> stages = new ArrayList<>();
        stages.add(Stage.of(SOURCE, StageKind.SOURCE));
        stages.add(Stage.of(QUEUE, StageKind.QUEUE));
        plugins.forEach(p -> stages.add(Stage.of(p, StageKind.PROCESSOR)));
        stages.add(new Stage(sink, StageKind.SINK, calls ? Set.of(Trait.CALL_PER_BATCH, Trait.WAITS) : Set.of()));
        stages.add(Stage.of(DESTINATION, StageKind.DESTINATION));
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < stages.size(); i++) {
            edges.add(new Edge(stages.get(i - 1).id(), stages.get(i).id()));
        }
        return new Pipeline(FapilogAdapter.ENGINE, FapilogAdapter.ENGINE, stages, edges, settings);
    }

    String sink() {
        return sink;
    }

    List<String> plugins() {
        return plugins;
    }

    /** Number of workers: configured, else as it shows. */
    int workers() {
        return (int) number("core.worker_count", guesses.workers());
    }

    /** Events that one HTTP request carries. */
    double eventsPerCall() {
        return number("http.batch_size", 1);
    }

    /** Calls of one worker side by side, as far as the pool of connections allows. */
    double callsPerWorker() {
        return Math.clamp(number("core.sink_concurrency", 1), 1, Math.max(1, POOL / workers()));
    }

    /** Capacity of the queue; NaN when it is only the default. */
    double capacity() {
        return settings.stream()
                .filter(s -> s.role() == SettingRole.QUEUE_CAPACITY && s.origin() != Origin.DEFAULT)
                .mapToDouble(Setting::number)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void addQueueSettings() {
        double inferred = guesses.capacity();
        boolean seen = !configured("core.max_queue_size") && inferred > 0;
        boolean defaultFits = !configured("core.max_queue_size") && guesses.overflowed();
        settings.add(
                seen
                        ? setting("core.max_queue_size", SettingRole.QUEUE_CAPACITY, QUEUE, inferred, "10000")
                        : defaultFits
                                ? new Setting(
                                        "core.max_queue_size",
                                        QUEUE,
                                        SettingRole.QUEUE_CAPACITY,
                                        UNKNOWN,
                                        Origin.INFERRED,
                                        "10000")
                                : read("core.max_queue_size", SettingRole.QUEUE_CAPACITY, QUEUE, "10000"));
        boolean drops = configured
                .find("drop_on_full")
                .map(v -> !v.equalsIgnoreCase("false"))
                .orElse(true);
        settings.add(new Setting(
                "core.drop_on_full",
                QUEUE,
                SettingRole.OVERFLOW,
                drops ? "drop" : "block",
                configured("core.drop_on_full") ? Origin.CONFIGURED : Origin.DEFAULT,
                "drop"));
        settings.add(read("core.batch_max_size", SettingRole.OTHER, QUEUE, "256"));
    }

    private void addSinkSettings() {
        if (calls) {
            settings.add(read("http.batch_size", SettingRole.BATCH_SIZE, sink, "1"));
            settings.add(read("http.batch_timeout_seconds", SettingRole.BATCH_DELAY, sink, "5"));
            settings.add(read("http.timeout_seconds", SettingRole.TIMEOUT, sink, "5"));
        }
        double max = calls ? POOL : Double.POSITIVE_INFINITY;
        Setting concurrency = read("core.sink_concurrency", SettingRole.CONCURRENCY, sink, "1");
        settings.add(new Setting(
                concurrency.name(),
                sink,
                SettingRole.CONCURRENCY,
                concurrency.value(),
                concurrency.origin(),
                "1",
                max));
        Setting workers = configured("core.worker_count")
                ? read("core.worker_count", SettingRole.CONCURRENCY, sink, "1")
                : setting("core.worker_count", SettingRole.CONCURRENCY, sink, guesses.workers(), "1");
        settings.add(new Setting(
                workers.name(), sink, SettingRole.CONCURRENCY, workers.value(), workers.origin(), "1", max));
    }

    private Setting read(String name, SettingRole role, String stage, String byDefault) {
        return configured
                .find(name)
                .map(v -> new Setting(name, stage, role, v, Origin.CONFIGURED, byDefault))
                .orElse(new Setting(name, stage, role, byDefault, Origin.DEFAULT, byDefault));
    }

    private static Setting setting(String name, SettingRole role, String stage, double inferred, String byDefault) {
        String value = Long.toString(Math.round(inferred));
        return new Setting(
                name, stage, role, value, value.equals(byDefault) ? Origin.DEFAULT : Origin.INFERRED, byDefault);
    }

    private boolean configured(String name) {
        return configured.find(name).isPresent();
    }

    private double number(String name, double otherwise) {
        return configured
                .find(name)
                .map(v -> new Setting(name, sink, SettingRole.OTHER, v, Origin.CONFIGURED, null).number())
                .filter(v -> v > 0)
                .orElse(otherwise);
    }
}
