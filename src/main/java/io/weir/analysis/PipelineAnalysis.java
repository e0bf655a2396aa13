package io.weir.analysis;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginHost.Observed;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Interval;
import io.weir.model.FindingRecord;
import io.weir.model.LiveEvent;
import io.weir.model.PipelineRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One analysis of one pipeline: keep it, look at it, keep what was found, tell who wants to know. */
final class PipelineAnalysis {

    private final AnalysisPorts ports;
    private final FindingLife life;

    PipelineAnalysis(AnalysisPorts ports, FindingLife life) {
        this.ports = ports;
        this.life = life;
    }

    CompletionStage<Void> run(long sourceId, Observed seen, Interval interval) {
        return ports.pipelines()
                .save(sourceId, seen.adapter(), seen.observation().pipeline(), interval.to())
                .thenCompose(pipeline -> analyze(pipeline, seen, interval));
    }

    private CompletionStage<Void> analyze(PipelineRecord pipeline, Observed seen, Interval interval) {
        Window window = new Window(
                seen.observation().pipeline(), interval, seen.observation().columns(), List.of());
        return look(pipeline, window)
                .thenCompose(analysis -> keepAside(pipeline, interval, analysis))
                .thenCombine(
                        ports.findings().open(pipeline.id()),
                        (analysis, open) -> life.changes(pipeline.id(), interval.to(), open, analysis))
                .thenCompose(changes -> keep(pipeline, seen, interval, changes));
    }

    /** Memories are kept before findings: what is told twice when that fails is told of a window that overlaps anyway. */
    private CompletionStage<Analysis> look(PipelineRecord pipeline, Window window) {
        PluginHost plugins = ports.plugins();
        if (!plugins.remembers()) {
            return plugins.analyze(pipeline.source(), window);
        }
        return ports.memories()
                .of(pipeline.id())
                .thenCompose(memories -> plugins.analyze(pipeline.source(), window, memories))
                .thenCompose(analysis -> analysis.memories().isEmpty()
                        ? CompletableFuture.completedStage(analysis)
                        : ports.memories()
                                .change(pipeline.id(), window.interval().to(), analysis.memories())
                                .thenApply(nothing -> analysis));
    }

    private CompletionStage<Analysis> keepAside(PipelineRecord pipeline, Interval interval, Analysis analysis) {
        return analysis.shadow().isEmpty()
                ? CompletableFuture.completedStage(analysis)
                : ports.shadow()
                        .add(pipeline.id(), interval.to(), analysis.shadow())
                        .thenApply(nothing -> analysis);
    }

    private CompletionStage<Void> keep(
            PipelineRecord pipeline, Observed seen, Interval interval, FindingChanges changes) {
        return apply(changes)
                .thenCompose(open -> ports.after().analysed(pipeline, seen.observation(), open, interval))
                .thenRun(() -> publish(changes));
    }

    private CompletionStage<List<FindingRecord>> apply(FindingChanges changes) {
        return changes.isEmpty()
                ? ports.findings().open(changes.pipelineId())
                : ports.findings().apply(changes);
    }

    private void publish(FindingChanges changes) {
        ports.live().publish(new LiveEvent(LiveEvent.Topic.PIPELINE, changes.pipelineId()));
        if (!changes.opened().isEmpty() || !changes.resolved().isEmpty()) {
            ports.live().publish(new LiveEvent(LiveEvent.Topic.FINDING, changes.pipelineId()));
        }
    }
}
