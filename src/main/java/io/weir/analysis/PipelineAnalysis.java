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
    private final KnownPipelines known;
    private final OpenFindings openFindings;
    private final Wording wording = new Wording();

    PipelineAnalysis(AnalysisPorts ports, FindingLife life) {
        this.ports = ports;
        this.life = life;
        this.known = new KnownPipelines(ports.pipelines());
        this.openFindings = new OpenFindings(ports.findings());
    }

    CompletionStage<Void> run(Turn turn, Observed seen, Interval interval) {
        return known.save(turn.sourceId(), seen.adapter(), seen.observation().pipeline(), interval.to())
                .thenCompose(pipeline -> analyze(turn, pipeline, seen, interval));
    }

    private CompletionStage<Void> analyze(Turn turn, PipelineRecord pipeline, Observed seen, Interval interval) {
        Window window = new Window(
                seen.observation().pipeline(), interval, seen.observation().columns(), List.of());
        return look(turn, pipeline, window)
                .thenCompose(analysis -> ports.further().add(pipeline, window, analysis))
                .thenCompose(analysis -> keepAside(turn, pipeline, interval, analysis))
                .thenCombine(openFindings.before(turn.lease(), pipeline.id(), interval.to()), (analysis, open) -> {
                    FindingChanges changes = life.changes(pipeline.id(), interval.to(), open, analysis);
                    return keep(turn, pipeline, seen, interval, open, changes);
                })
                .thenCompose(kept -> kept);
    }

    /** Memories are kept before findings: what is told twice when that fails is told of a window that overlaps anyway. */
    private CompletionStage<Analysis> look(Turn turn, PipelineRecord pipeline, Window window) {
        PluginHost plugins = ports.plugins();
        if (!plugins.remembers()) {
            return plugins.analyze(pipeline.source(), window);
        }
        return ports.memories()
                .of(pipeline.id())
                .thenCompose(memories -> plugins.analyze(pipeline.source(), window, memories))
                .thenCompose(analysis -> remember(turn, pipeline, window.interval(), analysis));
    }

    private CompletionStage<Analysis> remember(
            Turn turn, PipelineRecord pipeline, Interval interval, Analysis analysis) {
        if (analysis.memories().isEmpty()) {
            return CompletableFuture.completedStage(analysis);
        }
        turn.check();
        return ports.memories()
                .change(pipeline.id(), interval.to(), analysis.memories())
                .thenApply(nothing -> analysis);
    }

    private CompletionStage<Analysis> keepAside(
            Turn turn, PipelineRecord pipeline, Interval interval, Analysis analysis) {
        if (analysis.shadow().isEmpty()) {
            return CompletableFuture.completedStage(analysis);
        }
        turn.check();
        return ports.shadow()
                .add(pipeline.id(), interval.to(), analysis.shadow())
                .thenApply(nothing -> analysis);
    }

    private CompletionStage<Void> keep(
            Turn turn,
            PipelineRecord pipeline,
            Observed seen,
            Interval interval,
            List<FindingRecord> before,
            FindingChanges changes) {
        turn.check();
        return apply(turn, before, changes)
                .thenCompose(open -> {
                    turn.check();
                    openFindings.after(turn.lease(), pipeline.id(), open);
                    return ports.after().analysed(pipeline, seen.observation(), open, interval);
                })
                .thenRun(() -> publish(changes));
    }

    private CompletionStage<List<FindingRecord>> apply(Turn turn, List<FindingRecord> before, FindingChanges changes) {
        if (changes.isEmpty()) {
            return CompletableFuture.completedStage(before);
        }
        if (!Wording.onlyWords(before, changes)) {
            return rewrite(turn, changes);
        }
        return wording.holds(changes) ? seeAgain(turn, before, changes) : reword(turn, before, changes);
    }

    private CompletionStage<List<FindingRecord>> seeAgain(
            Turn turn, List<FindingRecord> before, FindingChanges changes) {
        List<Long> ids =
                changes.seenAgain().stream().map(FindingChanges.SeenAgain::id).toList();
        return ports.findings()
                .seenAgain(ids, changes.at(), turn.lease())
                .thenCompose(asThought -> asThought
                        ? CompletableFuture.completedStage(Wording.seenAgain(before, changes))
                        : rewrite(turn, changes));
    }

    private CompletionStage<List<FindingRecord>> reword(Turn turn, List<FindingRecord> before, FindingChanges changes) {
        return ports.findings()
                .reword(changes.seenAgain(), changes.at(), turn.lease())
                .thenCompose(asThought -> {
                    if (!asThought) {
                        return rewrite(turn, changes);
                    }
                    wording.written(changes);
                    return CompletableFuture.completedStage(Wording.reworded(before, changes));
                });
    }

    private CompletionStage<List<FindingRecord>> rewrite(Turn turn, FindingChanges changes) {
        return ports.findings().apply(changes, turn.lease()).thenApply(open -> {
            wording.written(changes);
            return open;
        });
    }

    private void publish(FindingChanges changes) {
        ports.live().publish(new LiveEvent(LiveEvent.Topic.PIPELINE, changes.pipelineId()));
        if (!changes.opened().isEmpty() || !changes.resolved().isEmpty()) {
            ports.live().publish(new LiveEvent(LiveEvent.Topic.FINDING, changes.pipelineId()));
        }
    }
}
