package io.weir.plugin;

import io.weir.analysis.PluginStatus.Type;
import io.weir.api.Plugin;
import io.weir.api.PluginDescriptor;
import io.weir.api.config.ConfigurationType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that could be loaded, and what it said of itself when it was. It is asked once: what it says later cannot
 * confuse the host.
 *
 * @param type what it extends
 * @param bundle it belongs to
 * @param plugin the instance
 * @param descriptor who it is
 * @param origin where it came from
 * @param after ids of the analyzers it wants to run after; empty for adapters
 * @param engine of an adapter, or format of a decoder; empty for others
 * @param configuration what can be configured of an analyzer, or null
 * @param remembers whether it is an analyzer that keeps memories
 * @param <P> what it extends
 */
record Candidate<P extends Plugin>(
        Type type,
        Bundle bundle,
        P plugin,
        PluginDescriptor descriptor,
        String origin,
        Set<String> after,
        String engine,
        @Nullable ConfigurationType<?> configuration,
        boolean remembers) {

    String id() {
        return descriptor.id();
    }

    /** Whose memories it can read: those of this version. */
    String maker() {
        return descriptor.id() + " " + descriptor.version();
    }
}
