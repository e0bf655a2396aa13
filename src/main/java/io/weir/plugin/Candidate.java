package io.weir.plugin;

import io.weir.analysis.PluginStatus.Type;
import io.weir.api.Plugin;
import io.weir.api.PluginDescriptor;
import java.util.Set;

/**
 * A plugin that could be loaded, and what it said of itself when it was. It is asked once: what it says later cannot
 * confuse the host.
 *
 * @param type what it extends
 * @param plugin the instance
 * @param descriptor who it is
 * @param origin where it came from
 * @param after ids of the analyzers it wants to run after; empty for adapters
 * @param engine of an adapter; empty for analyzers
 * @param <P> what it extends
 */
record Candidate<P extends Plugin>(
        Type type, P plugin, PluginDescriptor descriptor, String origin, Set<String> after, String engine) {}
