package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.analysis.PluginStatus.Type;
import io.weir.api.Plugin;
import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the providers of one extension point. What cannot be loaded is rejected with its reason, and the rest goes on.
 *
 * @param <P> the extension point
 */
final class Discovery<P extends Plugin> {

    private static final int MOST_BROKEN = 1000;

    private final Type type;
    private final Workers workers;
    private final Map<String, Candidate<P>> accepted = new LinkedHashMap<>();
    private final List<PluginStatus> rejected = new ArrayList<>();

    Discovery(Type type, Workers workers) {
        this.type = type;
        this.workers = workers;
    }

    /** Goes through all providers; blocks until each has said who it is, or its deadline is over. */
    Discovery<P> search(ServiceLoader<P> loader) {
        Iterator<Provider<P>> providers = loader.stream().iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                add(providers.next());
            } catch (Throwable notLoadable) {
                // ServiceConfigurationError, LinkageError and whatever a broken jar brings: the iterator goes on with
                // the next provider after each.
                broken++;
                reject(null, "a provider of " + type, Reason.of(notLoadable));
            }
        }
        return this;
    }

    Map<String, Candidate<P>> accepted() {
        return accepted;
    }

    List<PluginStatus> rejected() {
        return rejected;
    }

    /** Takes an accepted one back. */
    void reject(Candidate<P> candidate, String reason) {
        accepted.remove(candidate.descriptor().id());
        reject(candidate.descriptor(), candidate.origin(), reason);
    }

    private void add(Provider<P> provider) {
        String origin = Origin.of(provider.type());
        try {
            Candidate<P> candidate =
                    workers.submit(() -> introduce(provider, origin)).result().join();
            Candidate<P> first = accepted.putIfAbsent(candidate.descriptor().id(), candidate);
            if (first != null) {
                reject(candidate.descriptor(), origin, "its id is taken by " + first.origin());
            }
        } catch (CompletionException failure) {
            reject(null, origin, Reason.text(Objects.requireNonNullElse(failure.getCause(), failure)));
        }
    }

    private Candidate<P> introduce(Provider<P> provider, String origin) {
        P plugin = provider.get();
        PluginDescriptor descriptor = plugin.descriptor();
        if (descriptor == null) {
            throw new PluginFailure.Nonsense("descriptor() returned null");
        }
        Set<String> after = plugin instanceof Analyzer analyzer ? Set.copyOf(analyzer.after()) : Set.of();
        String engine = plugin instanceof Adapter adapter ? engine(adapter) : "";
        return new Candidate<>(type, plugin, descriptor, origin, after, engine);
    }

    private static String engine(Adapter adapter) {
        String engine = adapter.engine();
        if (engine == null || engine.isBlank()) {
            throw new PluginFailure.Nonsense("engine() returned nothing");
        }
        return engine;
    }

    private void reject(@Nullable PluginDescriptor descriptor, String origin, String reason) {
        PluginDescriptor known =
                descriptor != null ? descriptor : new PluginDescriptor("unknown", "unknown", Origin.name(origin), "");
        rejected.add(new PluginStatus(type, known, origin, State.REJECTED, reason, 0, 0, 0, Duration.ZERO, null));
    }
}
