package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.plugin.ServiceLoadedPlugins;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the directory of plugins and the settings of analyzers looked at, and counts for {@code /q/metrics}. */
@ApplicationScoped
class PluginSchedule {

    private final ServiceLoadedPlugins plugins;
    private final AnalyzerDesk desk;
    private final PluginMeter meter;
    private final Troubles troubles = new Troubles("Reading the settings of analyzers");

    PluginSchedule(ServiceLoadedPlugins plugins, AnalyzerDesk desk, PluginMeter meter) {
        this.plugins = plugins;
        this.desk = desk;
        this.meter = meter;
    }

    /** On a worker thread: files block. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        plugins.look();
        meter.update(plugins.status());
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return troubles.contain(Uni.createFrom().completionStage(desk::refresh));
    }
}
