package io.weir.runtime;

import io.quarkus.arc.All;
import io.weir.analysis.AfterAnalysis;
import io.weir.analysis.AnalysisCycle;
import io.weir.analysis.AnalysisPorts;
import io.weir.analysis.AnalysisSettings;
import io.weir.analysis.DueSources;
import io.weir.analysis.FindingStore;
import io.weir.analysis.FurtherFindings;
import io.weir.analysis.MemoryStore;
import io.weir.analysis.ObservedPipelines;
import io.weir.analysis.PipelineObserver;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.PluginHost;
import io.weir.analysis.ShadowFindings;
import io.weir.analysis.SilentPipelines;
import io.weir.analysis.SourceWindows;
import io.weir.model.LiveUpdates;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Puts the analysis together. */
@Dependent
class AnalysisWiring {

    @Produces
    @Singleton
    AnalysisPorts ports(
            DueSources due,
            SourceWindows windows,
            PluginHost plugins,
            PipelineStore pipelines,
            SilentPipelines silent,
            FindingStore findings,
            ShadowFindings shadow,
            MemoryStore memories,
            FurtherFindings further,
            @All List<AfterAnalysis> after,
            LiveUpdates live) {
        return new AnalysisPorts(
                due,
                windows,
                plugins,
                pipelines,
                silent,
                findings,
                shadow,
                memories,
                further,
                AfterAnalysis.all(after),
                live);
    }

    @Produces
    @Singleton
    AnalysisCycle cycle(AnalysisPorts ports, AnalysisConfig config, InstantSource clock) {
        return new AnalysisCycle(ports, settings(config), clock);
    }

    @Produces
    @Singleton
    PipelineObserver observer(PipelineStore pipelines, SourceWindows windows, PluginHost plugins) {
        return new ObservedPipelines(pipelines, windows, plugins);
    }

    private static AnalysisSettings settings(AnalysisConfig config) {
        return new AnalysisSettings(
                config.period(),
                config.window().shortest(),
                config.window().longest(),
                config.window().samples(),
                config.concurrency(),
                config.lease(),
                config.deadline(),
                config.resolveAfter(),
                config.forgetAfter());
    }
}
