package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Type;
import io.weir.api.Plugin;
import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
import io.weir.api.notice.Notifier;
import io.weir.api.payload.PayloadDecoder;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one bundle brings. Plugins keep their health while others come and go.
 *
 * @param bundle or null when it could not be opened
 * @param adapters that could be loaded
 * @param analyzers that could be loaded
 * @param decoders that could be loaded
 * @param notifiers that could be loaded
 * @param rejected that could not
 */
record Found(
        @Nullable Bundle bundle,
        List<Guarded<Adapter>> adapters,
        List<Candidate<Analyzer>> analyzers,
        List<Guarded<PayloadDecoder>> decoders,
        List<Guarded<Notifier<?>>> notifiers,
        List<PluginStatus> rejected) {

    /** What ServiceLoader finds has no parameter. */
    @SuppressWarnings("unchecked")
    private static final Class<Notifier<?>> NOTIFIER = (Class<Notifier<?>>) (Class<?>) Notifier.class;

    /** Copies the lists. */
    Found {
        adapters = List.copyOf(adapters);
        analyzers = List.copyOf(analyzers);
        decoders = List.copyOf(decoders);
        notifiers = List.copyOf(notifiers);
        rejected = List.copyOf(rejected);
    }

    /**
     * Searches a bundle; blocks until every plugin has said who it is, each for the deadline at most.
     *
     * @param pools on which plugins run
     */
    static Found in(Bundle bundle, Pools pools, PluginLimits limits, InstantSource clock) {
        Workers workers = pools.analysing();
        Discovery<Adapter> adapters = new Discovery<>(Type.ADAPTER, Adapter.class, workers).search(bundle);
        Discovery<Analyzer> analyzers = new Discovery<>(Type.ANALYZER, Analyzer.class, workers).search(bundle);
        Discovery<PayloadDecoder> decoders =
                new Discovery<>(Type.DECODER, PayloadDecoder.class, workers).search(bundle);
        Discovery<Notifier<?>> notifiers = new Discovery<>(Type.NOTIFIER, NOTIFIER, workers).search(bundle);
        return new Found(
                bundle,
                guarded(adapters, workers, limits, clock),
                analyzers.found(),
                guarded(decoders, pools.decoding(), limits, clock),
                guarded(notifiers, pools.notifying(), limits, clock),
                Stream.of(adapters, analyzers, decoders, notifiers)
                        .flatMap(d -> d.rejected().stream())
                        .toList());
    }

    private static <P extends Plugin> List<Guarded<P>> guarded(
            Discovery<P> discovery, Workers workers, PluginLimits limits, InstantSource clock) {
        return discovery.found().stream()
                .map(c -> new Guarded<>(c, workers, limits, clock))
                .toList();
    }

    /** An analyzer that a file declares. It is ours, and whatever it says is bounded by its file. */
    static Found declared(String name, Analyzer analyzer) {
        Bundle bundle = new Bundle(name, Analyzer.class.getClassLoader());
        return new Found(
                bundle,
                List.of(),
                List.of(new Candidate<>(
                        Type.ANALYZER,
                        bundle,
                        analyzer,
                        analyzer.descriptor(),
                        name,
                        analyzer.after(),
                        "",
                        null,
                        analyzer.remembers())),
                List.of(),
                List.of(),
                List.of());
    }

    /** What could not be opened. */
    static Found nothing(String name, String reason) {
        return new Found(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Rejection.of(Type.UNKNOWN, null, name, reason)));
    }

    /** The same plugins, with other things that cannot be used. */
    Found withRejected(List<PluginStatus> others) {
        return new Found(bundle, adapters, analyzers, decoders, notifiers, others);
    }

    void retire() {
        if (bundle != null) {
            bundle.retire();
        }
    }
}
