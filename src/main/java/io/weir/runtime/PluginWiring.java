package io.weir.runtime;

import io.quarkus.runtime.ImageMode;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.SettingsStore;
import io.weir.plugin.PluginLimits;
import io.weir.plugin.ServiceLoadedPlugins;
import io.weir.plugin.directory.PluginDirectory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Makes the host of plugins. */
@Dependent
class PluginWiring {

    @Produces
    @Singleton
    ServiceLoadedPlugins plugins(PluginConfig config, InstantSource clock) {
        return ServiceLoadedPlugins.load(
                Thread.currentThread().getContextClassLoader(), directory(config), limits(config), clock);
    }

    void stop(@Disposes ServiceLoadedPlugins plugins) {
        plugins.close();
    }

    @Produces
    @Singleton
    AnalyzerDesk desk(ServiceLoadedPlugins host, SettingsStore store, PluginConfig config, InstantSource clock) {
        return new AnalyzerDesk(host, store, locked(config), clock, Infrastructure.getDefaultWorkerPool());
    }

    private static List<AnalyzerSettings> locked(PluginConfig config) {
        return config.instances().entrySet().stream()
                .map(e -> new AnalyzerSettings(
                        e.getKey(),
                        e.getValue().analyzer().orElse(e.getKey()),
                        e.getValue().enabled(),
                        e.getValue().shadow(),
                        e.getValue().pipelines().orElse(List.of()),
                        e.getValue().options(),
                        true))
                .toList();
    }

    private static PluginDirectory directory(PluginConfig config) {
        boolean classes = !ImageMode.current().isNativeImage();
        return config.directory()
                .map(root -> new PluginDirectory(root, classes))
                .orElse(PluginDirectory.NONE);
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
