package io.weir.analysis;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.model.PipelineRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the frames of a pipeline's source and has the adapters see it, as an analysis does. */
public final class ObservedPipelines implements PipelineObserver {

    private final PipelineStore pipelines;
    private final SourceWindows windows;
    private final PluginHost plugins;

    /** An observer over the given world. */
    public ObservedPipelines(PipelineStore pipelines, SourceWindows windows, PluginHost plugins) {
        this.pipelines = pipelines;
        this.windows = windows;
        this.plugins = plugins;
    }

    @Override
    public CompletionStage<Optional<Observation>> observe(long pipelineId, Interval interval) {
        return pipelines
                .find(pipelineId)
                .thenCompose(found -> found.map(record -> observe(record, interval))
                        .orElseGet(() -> CompletableFuture.completedStage(Optional.empty())));
    }

    private CompletionStage<Optional<Observation>> observe(PipelineRecord record, Interval interval) {
        return windows.read(record.sourceId(), interval)
                .thenCompose(plugins::observe)
                .thenApply(seen -> named(record.pipeline().name(), seen));
    }

    private static Optional<Observation> named(String name, List<PluginHost.Observed> seen) {
        return seen.stream()
                .map(PluginHost.Observed::observation)
                .filter(observation -> observation.pipeline().name().equals(name))
                .findFirst();
    }
}
