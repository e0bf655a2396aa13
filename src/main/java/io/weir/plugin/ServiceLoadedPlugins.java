package io.weir.plugin;

import io.weir.alerting.outbox.NotifierCaller;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.Remembered;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.AnalyzerType;
import io.weir.analysis.settings.FieldProblem;
import io.weir.analysis.settings.PluginControl;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Window;
import io.weir.api.notice.Notifier;
import io.weir.api.payload.PayloadDecoder;
import io.weir.api.pipeline.Setting;
import io.weir.ingest.FurtherDecoders;
import io.weir.ingest.IdentityRules;
import io.weir.plugin.directory.PluginDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plugins that {@link ServiceLoader} finds, on the class path and in a directory, run side by side with the guarantees
 * of {@link PluginHost}. Needs no container: the command line uses it as the service does. Safe for use by several
 * threads; {@link #close} stops its workers.
 */
public final class ServiceLoadedPlugins implements PluginHost, PluginControl, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ServiceLoadedPlugins.class.getName());

    private final Pools pools;
    private final Found bundled;
    private final DirectoryWatch directory;
    private final Function<Candidate<Analyzer>, Guarded<Analyzer>> guard;
    private final OptionReader options;
    private final ReentrantLock looking = new ReentrantLock();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<AnalyzerSettings> settings = List.of();
    private volatile Assembly now = Assembly.EMPTY;

    private ServiceLoadedPlugins(
            Pools pools,
            Found bundled,
            DirectoryWatch directory,
            Function<Candidate<Analyzer>, Guarded<Analyzer>> guard) {
        this.pools = pools;
        this.bundled = bundled;
        this.directory = directory;
        this.guard = guard;
        this.options = new OptionReader(pools.analysing());
        assemble();
    }

    /** As {@link #load(ClassLoader, PluginDirectory, PluginLimits, InstantSource)}, without a directory. */
    public static ServiceLoadedPlugins load(ClassLoader loader, PluginLimits limits, InstantSource clock) {
        return load(loader, PluginDirectory.NONE, limits, clock);
    }

    /**
     * Finds and loads all plugins that the class loader sees and that lie in the directory. What cannot be loaded is
     * rejected and shown in {@link #status()}. Blocks until every plugin has said who it is, each for the deadline at most.
     *
     * @param loader where providers are looked for
     * @param directory of further plugins, each with a class loader of its own
     * @param limits for every call
     * @param clock against which quarantine is measured
     */
    public static ServiceLoadedPlugins load(
            ClassLoader loader, PluginDirectory directory, PluginLimits limits, InstantSource clock) {
        Pools pools = Pools.of(limits);
        Function<Bundle, Found> search = bundle -> Found.in(bundle, pools, limits, clock);
        Found bundled = search.apply(new Bundle("the class path", loader));
        ServiceLoadedPlugins host = new ServiceLoadedPlugins(
                pools,
                bundled,
                new DirectoryWatch(directory, search, clock),
                analyzer -> new Guarded<>(analyzer, pools.analysing(), limits, clock));
        host.look();
        return host;
    }

    /**
     * Takes up what changed in the directory: calls that run finish on the version of before. Blocks; for a worker thread.
     * When the directory cannot be read, everything stays as it is.
     */
    public void look() {
        looking.lock();
        try {
            if (directory.look()) {
                assemble();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The directory of plugins cannot be read: {0}", e.toString());
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void configure(List<AnalyzerSettings> wanted) {
        settings = List.copyOf(wanted);
        assemble();
    }

    @Override
    public List<AnalyzerType> analyzers() {
        return now.analyzers().stream()
                .sorted(Comparator.comparing(Candidate::id))
                .map(a -> new AnalyzerType(
                        a.descriptor(),
                        a.configuration() == null
                                ? List.of()
                                : a.configuration().options()))
                .toList();
    }

    @Override
    public List<FieldProblem> check(AnalyzerSettings wanted) {
        List<Candidate<Analyzer>> all = now.analyzers();
        return Instances.find(all, wanted.analyzer())
                .map(analyzer -> options.problems(analyzer, wanted.options()))
                .orElseGet(() -> List.of(new FieldProblem(
                        "analyzer",
                        "there is no analyzer '" + wanted.analyzer() + "'; there are "
                                + all.stream().map(Candidate::id).sorted().collect(Collectors.joining(", ")),
                        null)));
    }

    @Override
    public void release(PluginStatus.Type type, String name) {
        Assembly all = now;
        all.adapters().stream()
                .filter(a -> type == PluginStatus.Type.ADAPTER && a.id().equals(name))
                .forEach(Guarded::release);
        all.decoders().stream()
                .filter(d -> type == PluginStatus.Type.DECODER && d.id().equals(name))
                .forEach(Guarded::release);
        all.notifiers().stream()
                .filter(n -> type == PluginStatus.Type.NOTIFIER && n.id().equals(name))
                .forEach(Guarded::release);
        all.runners().stream()
                .filter(r -> type == PluginStatus.Type.ANALYZER && r.name().equals(name))
                .forEach(r -> r.guarded().release());
    }

    private void assemble() {
        changing.lock();
        try {
            List<Found> all = new ArrayList<>(List.of(bundled));
            all.addAll(directory.found());
            Assembly next = Assembly.of(all, settings, now, guard, options);
            next.rejected().stream()
                    .filter(status -> !now.rejected().contains(status))
                    .forEach(s -> LOG.log(Level.WARNING, "A plugin is rejected, {0}: {1}", s.origin(), s.reason()));
            now = next;
        } finally {
            changing.unlock();
        }
    }

    @Override
    public CompletionStage<List<Observed>> observe(NativeWindow window) {
        CompletionStage<List<Observed>> all = CompletableFuture.completedStage(List.of());
        for (Guarded<Adapter> adapter : now.adapters()) {
            all = all.thenCombine(observe(adapter, window), ServiceLoadedPlugins::both);
        }
        return all;
    }

    @Override
    public boolean remembers() {
        return now.runners().stream().anyMatch(r -> r.guarded().candidate().remembers());
    }

    @Override
    public CompletionStage<Analysis> analyze(String source, Window window) {
        return analyze(source, window, Map.of());
    }

    @Override
    public CompletionStage<Analysis> analyze(String source, Window window, Map<String, Remembered> memories) {
        Assembly all = now;
        CompletionStage<AnalysisSoFar> sofar =
                CompletableFuture.completedStage(AnalysisSoFar.of(window, Memories.of(memories)));
        for (Runner runner : all.runners()) {
            boolean covers = runner.settings().covers(source, window.pipeline().name());
            Set<String> after = all.namesOf(runner.guarded().candidate().after());
            sofar = covers
                    ? sofar.thenCompose(before -> analyze(runner, after, before))
                    : sofar.thenApply(before -> before.without(runner.name()));
        }
        return sofar.thenApply(AnalysisSoFar::analysis);
    }

    @Override
    public CompletionStage<Optional<String>> patch(String adapter, Setting setting, String to) {
        for (Guarded<Adapter> guarded : now.adapters()) {
            if (guarded.id().equals(adapter)) {
                return guarded.call(plugin -> text(plugin.patch(setting, to)), text -> 0)
                        .exceptionally(failure -> Optional.empty());
            }
        }
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public List<PluginStatus> status() {
        Assembly all = now;
        Stream<Guarded<?>> single =
                Stream.of(all.adapters(), all.decoders(), all.notifiers()).flatMap(List::stream);
        Stream<PluginStatus> called = Stream.concat(
                single.map(g -> g.status(g.id(), true, false)),
                all.runners().stream().map(Runner::status));
        return Stream.concat(called, all.rejected().stream())
                .sorted(Comparator.comparing(PluginStatus::type)
                        .thenComparing(PluginStatus::name)
                        .thenComparing(PluginStatus::origin))
                .toList();
    }

    /**
     * Decoders of plugins, those that come later included.
     *
     * @param identity which attributes make a source
     */
    public FurtherDecoders decoders(IdentityRules identity) {
        return new PluginDecoders(this, identity, directory.mayChange());
    }

    /** Notifiers of plugins, those that come later included. */
    public NotifierCaller notifierCaller() {
        return new PluginNotifiers(this);
    }

    List<Guarded<Notifier<?>>> notifiers() {
        return now.notifiers();
    }

    List<Guarded<PayloadDecoder>> decoders() {
        return now.decoders();
    }

    /** Stops the workers; calls that wait fail. */
    @Override
    public void close() {
        pools.close();
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

    private static CompletionStage<AnalysisSoFar> analyze(Runner runner, Set<String> after, AnalysisSoFar before) {
        Optional<String> missing =
                NeedCheck.missing(runner.guarded().descriptor().needs(), before.window());
        if (missing.isPresent()) {
            return CompletableFuture.completedStage(before.lacking(runner.name(), missing.get()));
        }
        return runner.look(before.windowFor(after), before.memories().of(runner.name()))
                .handle((verdict, failure) ->
                        failure == null ? before.with(runner, verdict) : before.failed(runner.name(), failure));
    }

    private static Optional<String> text(Optional<String> patch) {
        return patch.map(lines -> Texts.storable(lines, "patch"));
    }
}
