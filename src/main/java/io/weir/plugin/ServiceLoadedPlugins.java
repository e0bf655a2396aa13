package io.weir.plugin;

import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Type;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Setting;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The plugins that {@link ServiceLoader} finds, run side by side with the guarantees of {@link PluginHost}. Needs no
 * container: the command line uses it as the service does. Safe for use by several threads; {@link #close} stops its
 * workers.
 */
public final class ServiceLoadedPlugins implements PluginHost, AutoCloseable {

    private final Workers workers;
    private final List<Guarded<Adapter>> adapters;
    private final List<Guarded<Analyzer>> analyzers;
    private final List<PluginStatus> rejected;

    private ServiceLoadedPlugins(
            Workers workers,
            List<Guarded<Adapter>> adapters,
            List<Guarded<Analyzer>> analyzers,
            List<PluginStatus> rejected) {
        this.workers = workers;
        this.adapters = List.copyOf(adapters);
        this.analyzers = List.copyOf(analyzers);
        this.rejected = List.copyOf(rejected);
    }

    /**
     * Finds and loads all plugins that the class loader sees. What cannot be loaded is rejected and shown in
     * {@link #status()}. Blocks until every plugin has said who it is, each for the deadline at most.
     *
     * @param loader where providers are looked for
     * @param limits for every call
     * @param clock against which quarantine is measured
     */
    public static ServiceLoadedPlugins load(ClassLoader loader, PluginLimits limits, InstantSource clock) {
        Workers workers = new Workers(limits);
        Discovery<Adapter> adapters =
                new Discovery<Adapter>(Type.ADAPTER, workers).search(ServiceLoader.load(Adapter.class, loader));
        Discovery<Analyzer> analyzers =
                new Discovery<Analyzer>(Type.ANALYZER, workers).search(ServiceLoader.load(Analyzer.class, loader));
        List<Guarded<Adapter>> byId = new TreeMap<>(adapters.accepted())
                .values().stream()
                        .map(found -> new Guarded<>(found, workers, limits, clock))
                        .toList();
        List<Guarded<Analyzer>> inOrder = inOrder(analyzers).stream()
                .map(found -> new Guarded<>(found, workers, limits, clock))
                .toList();
        List<PluginStatus> rejected = new ArrayList<>(adapters.rejected());
        rejected.addAll(analyzers.rejected());
        return new ServiceLoadedPlugins(workers, byId, inOrder, rejected);
    }

    @Override
    public CompletionStage<List<Observed>> observe(NativeWindow window) {
        CompletionStage<List<Observed>> all = CompletableFuture.completedStage(List.of());
        for (Guarded<Adapter> adapter : adapters) {
            all = all.thenCombine(observe(adapter, window), ServiceLoadedPlugins::both);
        }
        return all;
    }

    @Override
    public CompletionStage<Analysis> analyze(Window window) {
        CompletionStage<AnalysisSoFar> sofar = CompletableFuture.completedStage(AnalysisSoFar.of(window));
        for (Guarded<Analyzer> analyzer : analyzers) {
            sofar = sofar.thenCompose(before -> analyze(analyzer, before));
        }
        return sofar.thenApply(AnalysisSoFar::analysis);
    }

    @Override
    public CompletionStage<Optional<String>> patch(String adapter, Setting setting, String to) {
        for (Guarded<Adapter> guarded : adapters) {
            if (guarded.id().equals(adapter)) {
                return guarded.call(plugin -> text(plugin.patch(setting, to)), text -> 0)
                        .exceptionally(failure -> Optional.empty());
            }
        }
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public List<PluginStatus> status() {
        Stream<PluginStatus> running = Stream.concat(
                adapters.stream().map(Guarded::status), analyzers.stream().map(Guarded::status));
        return Stream.concat(running, rejected.stream())
                .sorted(Comparator.comparing(PluginStatus::type)
                        .thenComparing(status -> status.descriptor().id())
                        .thenComparing(PluginStatus::origin))
                .toList();
    }

    /** Stops the workers; calls that wait fail. */
    @Override
    public void close() {
        workers.close();
    }

    private static CompletionStage<List<Observed>> observe(Guarded<Adapter> adapter, NativeWindow window) {
        return adapter.call(
                        plugin -> ObservationCheck.check(
                                plugin.observe(window), adapter.candidate().engine()),
                        observations -> 0)
                .handle((seen, failure) -> failure == null
                        ? seen.stream().map(o -> new Observed(adapter.id(), o)).toList()
                        : List.of());
    }

    /** A name that two adapters claim belongs to the first: a pipeline has one adapter. */
    private static List<Observed> both(List<Observed> first, List<Observed> second) {
        Set<String> taken = new HashSet<>();
        return Stream.concat(first.stream(), second.stream())
                .filter(o -> taken.add(o.observation().pipeline().name()))
                .toList();
    }

    private static CompletionStage<AnalysisSoFar> analyze(Guarded<Analyzer> analyzer, AnalysisSoFar before) {
        Window window = before.windowFor(analyzer.candidate().after());
        VerdictCheck check = new VerdictCheck(window.pipeline());
        return analyzer.call(plugin -> check.check(plugin.analyze(window)), VerdictCheck::findings)
                .handle((verdict, failure) ->
                        failure == null ? before.with(analyzer.id(), verdict) : before.failed(analyzer.id()));
    }

    private static Optional<String> text(Optional<String> patch) {
        return patch.map(lines -> Texts.storable(lines, "patch"));
    }

    private static List<Candidate<Analyzer>> inOrder(Discovery<Analyzer> found) {
        Map<String, Set<String>> after = new TreeMap<>();
        found.accepted().forEach((id, candidate) -> after.put(id, candidate.after()));
        Order order = Order.of(after);
        order.circles().forEach((id, way) -> {
            Candidate<Analyzer> candidate = found.accepted().get(id);
            if (candidate != null) {
                found.reject(candidate, "waits for itself: " + way);
            }
        });
        return order.ids().stream()
                .map(id -> Objects.requireNonNull(found.accepted().get(id)))
                .toList();
    }
}
