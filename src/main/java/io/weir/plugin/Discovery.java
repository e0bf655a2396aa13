package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Type;
import io.weir.api.Plugin;
import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.config.ConfigurationType;
import io.weir.api.notice.Notifier;
import io.weir.api.payload.PayloadDecoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the providers of one extension point in one bundle. What cannot be loaded is rejected with its reason, and the
 * rest goes on.
 *
 * @param <P> the extension point
 */
final class Discovery<P extends Plugin> {

    private static final int MOST_BROKEN = 1000;

    private final Type type;
    private final Class<P> service;
    private final Workers workers;
    private final List<Candidate<P>> found = new ArrayList<>();
    private final List<PluginStatus> rejected = new ArrayList<>();

    Discovery(Type type, Class<P> service, Workers workers) {
        this.type = type;
        this.service = service;
        this.workers = workers;
    }

    /** Goes through all providers; blocks until each has said who it is, or its deadline is over. */
    Discovery<P> search(Bundle bundle) {
        Iterator<Provider<P>> providers =
                ServiceLoader.load(service, bundle.loader()).stream().iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                add(bundle, providers.next());
            } catch (Throwable notLoadable) {
                // ServiceConfigurationError, LinkageError and whatever a broken jar brings: the iterator goes on with
                // the next provider after each.
                broken++;
                rejected.add(Rejection.of(type, null, bundle.name(), Reason.of(notLoadable)));
            }
        }
        return this;
    }

    List<Candidate<P>> found() {
        return found;
    }

    List<PluginStatus> rejected() {
        return rejected;
    }

    private void add(Bundle bundle, Provider<P> provider) {
        String origin = Origin.of(provider.type());
        try {
            found.add(workers.submit(() -> bundle.run(() -> introduce(bundle, provider, origin)))
                    .result()
                    .join());
        } catch (CompletionException failure) {
            rejected.add(Rejection.of(
                    type, null, origin, Reason.text(Objects.requireNonNullElse(failure.getCause(), failure))));
        }
    }

    private Candidate<P> introduce(Bundle bundle, Provider<P> provider, String origin) {
        P plugin = provider.get();
        PluginDescriptor descriptor = plugin.descriptor();
        if (descriptor == null) {
            throw new PluginFailure.Nonsense("descriptor() returned null");
        }
        Set<String> after = plugin instanceof Analyzer analyzer ? Set.copyOf(analyzer.after()) : Set.of();
        String engine = engine(plugin);
        boolean remembers = plugin instanceof Analyzer analyzer && analyzer.remembers();
        return new Candidate<>(
                type, bundle, plugin, descriptor, origin, after, engine, configuration(plugin), remembers);
    }

    private static @Nullable ConfigurationType<?> configuration(Plugin plugin) {
        return switch (plugin) {
            case ConfigurableAnalyzer<?> configurable -> ConfigurationType.of(configurable.defaults());
            case Notifier<?> notifier -> ConfigurationType.of(notifier.defaults());
            default -> null;
        };
    }

    private static String engine(Plugin plugin) {
        return switch (plugin) {
            case Adapter adapter -> there(adapter.engine(), "engine()");
            case PayloadDecoder decoder -> FormatName.check(there(decoder.format(), "format()"));
            default -> "";
        };
    }

    private static String there(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new PluginFailure.Nonsense(what + " returned nothing");
        }
        return text;
    }
}
