package io.weir.runtime;

import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes the host of plugins. */
@Dependent
class PluginWiring {

    @Produces
    @Singleton
    ServiceLoadedPlugins plugins(PluginConfig config, InstantSource clock) {
        return ServiceLoadedPlugins.load(Thread.currentThread().getContextClassLoader(), limits(config), clock);
    }

    void stop(@Disposes ServiceLoadedPlugins plugins) {
        plugins.close();
    }

    private static PluginLimits limits(PluginConfig config) {
        return new PluginLimits(
                config.deadline(),
                config.workers(),
                config.abandoned(),
                config.quarantine().failures(),
                config.quarantine().first(),
                config.quarantine().longest());
    }
}
