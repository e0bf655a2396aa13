package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.Type;
import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Analyzer;
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
 * @param rejected that could not
 */
record Found(
        @Nullable Bundle bundle,
        List<Guarded<Adapter>> adapters,
        List<Candidate<Analyzer>> analyzers,
        List<PluginStatus> rejected) {

    /** Copies the lists. */
    Found {
        adapters = List.copyOf(adapters);
        analyzers = List.copyOf(analyzers);
        rejected = List.copyOf(rejected);
    }

    /** Searches a bundle; blocks until every plugin has said who it is, each for the deadline at most. */
    static Found in(Bundle bundle, Workers workers, PluginLimits limits, InstantSource clock) {
        Discovery<Adapter> adapters = new Discovery<>(Type.ADAPTER, Adapter.class, workers).search(bundle);
        Discovery<Analyzer> analyzers = new Discovery<>(Type.ANALYZER, Analyzer.class, workers).search(bundle);
        return new Found(
                bundle,
                adapters.found().stream()
                        .map(c -> new Guarded<>(c, workers, limits, clock))
                        .toList(),
                analyzers.found(),
                Stream.concat(adapters.rejected().stream(), analyzers.rejected().stream())
                        .toList());
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
                List.of());
    }

    /** What could not be opened. */
    static Found nothing(String name, String reason) {
        return new Found(null, List.of(), List.of(), List.of(Rejection.of(Type.UNKNOWN, null, name, reason)));
    }

    /** The same plugins, with other things that cannot be used. */
    Found withRejected(List<PluginStatus> others) {
        return new Found(bundle, adapters, analyzers, others);
    }

    void retire() {
        if (bundle != null) {
            bundle.retire();
        }
    }
}
