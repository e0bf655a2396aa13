package io.weir.bench.plugins;

import com.sun.management.OperatingSystemMXBean;
import io.weir.analysis.PluginHost.Observed;
import io.weir.analysis.PluginStatus;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Window;
import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import io.weir.plugin.directory.PluginDirectory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code ./weir bench plugins}: adapters and analyzers over the last window of recordings, again and again, on the workers
 * of the real host. What is measured is what a replica computes; PostgreSQL is not in it.
 */
public final class PluginsRun implements Measurement {

    private static final int PIPELINES = 2000;
    private static final double PERIOD_SECONDS = 15;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public Map<String, Object> figures(List<String> words) throws Exception {
        Options options = Options.of(words);
        List<NativeWindow> windows = Windows.in(options.recordings(), options.samples());
        try (ServiceLoadedPlugins host = load(options)) {
            System.err.println("warming up for " + options.seconds() + " s");
            run(host, windows, options);
            Map<String, PluginStatus> before = byName(host);
            System.err.println("measuring for " + options.seconds() + " s");
            Result result = run(host, windows, options);
            return report(options, windows, result, before, byName(host));
        }
    }

    private record Result(long pipelines, double seconds, double cpuSeconds, long heapBytes) {}

    private static ServiceLoadedPlugins load(Options options) {
        PluginLimits d = PluginLimits.DEFAULT;
        PluginLimits limits = new PluginLimits(
                d.deadline(),
                options.workers(),
                d.abandoned(),
                d.failuresInARow(),
                d.firstQuarantine(),
                d.longestQuarantine());
        PluginDirectory directory =
                options.plugins().isEmpty() ? PluginDirectory.NONE : new PluginDirectory(Path.of(options.plugins()));
        ServiceLoadedPlugins host =
                ServiceLoadedPlugins.load(PluginsRun.class.getClassLoader(), directory, limits, InstantSource.system());
        host.look();
        return host;
    }

    /** As many analyses are under way as there are workers. */
    private Result run(ServiceLoadedPlugins host, List<NativeWindow> windows, Options options) throws Exception {
        AtomicLong pipelines = new AtomicLong();
        AtomicLong next = new AtomicLong();
        long begun = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        long end = begun + Duration.ofSeconds(options.seconds()).toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < options.workers(); i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    int which = (int) (next.getAndIncrement() % windows.size());
                    pipelines.addAndGet(analyse(host, windows.get(which)));
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
        return new Result(pipelines.get(), seconds, cpuSeconds, heap());
    }

    private static int analyse(ServiceLoadedPlugins host, NativeWindow window) {
        List<Observed> seen = host.observe(window).toCompletableFuture().join();
        for (Observed one : seen) {
            Window pipeline = new Window(
                    one.observation().pipeline(),
                    window.interval(),
                    one.observation().columns(),
                    List.of());
            host.analyze(window.source(), pipeline).toCompletableFuture().join();
        }
        return seen.size();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Map<String, Object> report(
            Options options,
            List<NativeWindow> windows,
            Result result,
            Map<String, PluginStatus> before,
            Map<String, PluginStatus> after) {
        double cpuEach = result.cpuSeconds() / Math.max(1, result.pipelines());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("machine", Machine.described());
        figures.put("recordings", windows.size());
        figures.put(
                "series_each",
                round(windows.stream()
                        .mapToInt(w -> w.series().size())
                        .average()
                        .orElse(0)));
        figures.put("readings_each", round(readings(windows)));
        figures.put("workers", options.workers());
        figures.put("seconds", round(result.seconds()));
        figures.put("pipelines", result.pipelines());
        figures.put("pipelines_per_second", round(result.pipelines() / result.seconds()));
        figures.put("pipelines_per_cpu_second", round(1 / cpuEach));
        figures.put("cpu_ms_per_pipeline", round(cpuEach * 1e3));
        figures.put("cores_for_2000_pipelines_every_15_s", round(cpuEach * PIPELINES / PERIOD_SECONDS));
        figures.put("heap_mb_after_collection", round(result.heapBytes() / 1048576.0));
        Map<String, Object> plugins = new LinkedHashMap<>();
        after.forEach((name, status) -> plugins.put(name, plugin(Objects.requireNonNull(before.get(name)), status)));
        figures.put("plugins", plugins);
        return figures;
    }

    private static Map<String, Object> plugin(PluginStatus before, PluginStatus after) {
        long runs = after.runs() - before.runs();
        double each = Math.max(1, runs);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("state", after.state().name().toLowerCase(Locale.ROOT));
        figures.put("runs", runs);
        figures.put("failures", after.failures() - before.failures());
        figures.put("findings", after.findings() - before.findings());
        figures.put(
                "cpu_ms_per_run",
                round(nanos(after.usage().cpu(), before.usage().cpu()) / each / 1e6));
        figures.put(
                "ms_per_run", round(nanos(after.usage().time(), before.usage().time()) / each / 1e6));
        figures.put(
                "allocated_kb_per_run",
                round((after.usage().allocated() - before.usage().allocated()) / each / 1024));
        return figures;
    }

    private static double nanos(Duration after, Duration before) {
        return after.minus(before).toNanos();
    }

    private static double readings(List<NativeWindow> windows) {
        return windows.stream()
                .flatMap(w -> w.series().stream())
                .mapToInt((NativeSeries s) -> s.at().length)
                .average()
                .orElse(0);
    }

    private static Map<String, PluginStatus> byName(ServiceLoadedPlugins host) {
        Map<String, PluginStatus> all = new LinkedHashMap<>();
        host.status().forEach(s -> all.put(s.type().name().toLowerCase(Locale.ROOT) + " " + s.name(), s));
        return all;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
