package io.weir.analysis.settings;

import io.weir.analysis.PluginStatus;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where analyzers are enabled, configured and released while the service runs. Settings from the configuration of the
 * service win over those that are kept, and are locked. Other replicas follow when they next {@link #refresh}. Safe for
 * use by several threads. What may run code of plugins says so; all else never blocks.
 */
public final class AnalyzerDesk {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final int MOST_PATTERNS = 100;
    private static final int LONGEST_PATTERN = 200;

    private final PluginControl host;
    private final SettingsStore store;
    private final Map<String, AnalyzerSettings> locked;
    private final InstantSource clock;
    private final Executor worker;
    private volatile List<AnalyzerSettings> kept = List.of();
    private volatile @Nullable Map<String, Instant> released;

    /**
     * A desk that begins with the locked settings alone.
     *
     * @param locked settings from the configuration of the service
     * @param worker may wait for plugins
     */
    public AnalyzerDesk(
            PluginControl host,
            SettingsStore store,
            List<AnalyzerSettings> locked,
            InstantSource clock,
            Executor worker) {
        this.host = host;
        this.store = store;
        this.locked = byName(locked);
        this.clock = clock;
        this.worker = worker;
        host.configure(locked);
    }

    /** Takes up what other replicas kept. */
    public CompletionStage<Void> refresh() {
        return store.all()
                .thenAcceptAsync(this::use, worker)
                .thenCompose(nothing -> store.releases())
                .thenAccept(this::release);
    }

    /** How each instance is to run, those that nobody configured included, by name. */
    public List<AnalyzerSettings> instances() {
        Map<String, AnalyzerSettings> all = new TreeMap<>();
        host.analyzers()
                .forEach(a -> all.put(
                        a.descriptor().id(),
                        AnalyzerSettings.byDefault(a.descriptor().id())));
        effective().forEach(s -> all.put(s.name(), s));
        return List.copyOf(all.values());
    }

    /** The settings of that name. */
    public Optional<AnalyzerSettings> instance(String name) {
        return instances().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** What is wrong with settings; empty when they can be saved. Runs code of the plugin: for a worker thread. */
    public List<FieldProblem> check(AnalyzerSettings settings) {
        List<FieldProblem> problems = new ArrayList<>();
        if (locked.containsKey(settings.name())) {
            problems.add(new FieldProblem("name", lockedMessage(settings.name()), null));
        }
        if (!NAME.matcher(settings.name()).matches()) {
            String message = "name must be 2 to 64 lower-case letters, digits and hyphens and begin with a letter, is '"
                    + settings.name() + "'";
            problems.add(new FieldProblem("name", message, settings.analyzer()));
        }
        if (isAnotherAnalyzer(settings)) {
            String message = "name is that of another analyzer: choose one such as " + settings.analyzer() + "-2";
            problems.add(new FieldProblem("name", message, settings.analyzer() + "-2"));
        }
        patterns(settings).ifPresent(problems::add);
        problems.addAll(host.check(settings));
        return problems;
    }

    /** Keeps settings and uses them at once; fails with {@link RefusedException}. */
    public CompletionStage<Void> save(AnalyzerSettings settings, String by) {
        return CompletableFuture.supplyAsync(() -> check(settings), worker)
                .thenCompose(problems -> problems.isEmpty()
                        ? store.save(settings, by, clock.instant()).thenCompose(nothing -> refresh())
                        : CompletableFuture.failedStage(new RefusedException(problems)));
    }

    /** Removes settings: an analyzer runs with its defaults again, any other instance no more. Whether there were some. */
    public CompletionStage<Boolean> remove(String name, String by) {
        if (locked.containsKey(name)) {
            return CompletableFuture.failedStage(
                    new RefusedException(List.of(new FieldProblem("name", lockedMessage(name), null))));
        }
        return store.remove(name, by, clock.instant())
                .thenCompose(removed -> refresh().thenApply(nothing -> removed));
    }

    /** Ends a quarantine, here at once and on other replicas when they refresh. */
    public CompletionStage<Void> release(PluginStatus.Type type, String name, String by) {
        host.release(type, name);
        return store.release(type, name, by, clock.instant());
    }

    /** Changes, newest first. */
    public CompletionStage<Page<SettingsChange>> changes(PageRequest page) {
        return store.changes(page);
    }

    /** All analyzers that there are to configure. */
    public List<AnalyzerType> analyzers() {
        return host.analyzers();
    }

    /** What was released before this replica began is of no matter to it. Instants are compared with themselves alone. */
    private void release(List<SettingsStore.Release> releases) {
        Map<String, Instant> before = released;
        Map<String, Instant> now = new HashMap<>();
        for (SettingsStore.Release release : releases) {
            String key = release.type() + " " + release.name();
            now.put(key, release.at());
            if (before != null && !release.at().equals(before.get(key))) {
                host.release(release.type(), release.name());
            }
        }
        released = now;
    }

    private void use(List<AnalyzerSettings> all) {
        if (!all.equals(kept)) {
            kept = all;
            host.configure(effective());
        }
    }

    private List<AnalyzerSettings> effective() {
        Map<String, AnalyzerSettings> all = byName(kept);
        all.putAll(locked);
        return List.copyOf(all.values());
    }

    private boolean isAnotherAnalyzer(AnalyzerSettings settings) {
        return !settings.name().equals(settings.analyzer())
                && host.analyzers().stream().anyMatch(a -> a.descriptor().id().equals(settings.name()));
    }

    private static Optional<FieldProblem> patterns(AnalyzerSettings settings) {
        boolean wrong = settings.pipelines().size() > MOST_PATTERNS
                || settings.pipelines().stream().anyMatch(p -> p.isBlank() || p.length() > LONGEST_PATTERN);
        return wrong
                ? Optional.of(new FieldProblem(
                        "pipelines",
                        "pipelines must be at most " + MOST_PATTERNS + " patterns of at most " + LONGEST_PATTERN
                                + " characters, such as checkout-*/BatchLogRecordProcessor",
                        null))
                : Optional.empty();
    }

    private static String lockedMessage(String name) {
        return name + " is locked: it comes from the configuration of the service (weir.plugins.instances." + name
                + ")";
    }

    private static Map<String, AnalyzerSettings> byName(List<AnalyzerSettings> settings) {
        Map<String, AnalyzerSettings> all = new TreeMap<>();
        settings.forEach(s -> all.put(s.name(), s));
        return all;
    }
}
