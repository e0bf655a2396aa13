package io.weir.analysis;

import io.weir.analysis.PluginHost.Observed;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One analysis of one source: finds the window, has the adapters see its pipelines, and analyzes them one after the other.
 * Remembers how long the last window of each source was and where it ended, so that a source without news costs one small
 * query; forgetting that costs no more than one analysis too many.
 */
final class SourceAnalysis {

    private static final int MOST = 200_000;

    private final AnalysisPorts ports;
    private final AnalysisSettings settings;
    private final PipelineAnalysis pipelines;
    private final Map<Long, Interval> last = new ConcurrentHashMap<>();

    SourceAnalysis(AnalysisPorts ports, AnalysisSettings settings, Pace pace) {
        this.ports = ports;
        this.settings = settings;
        this.pipelines = new PipelineAnalysis(ports, new FindingLife(settings.resolveAfter(), pace));
    }

    /** Whether there was something new to analyze. */
    CompletionStage<Boolean> run(Turn turn) {
        return ports.windows().latest(turn.sourceId()).thenCompose(latest -> run(turn, latest));
    }

    private CompletionStage<Boolean> run(Turn turn, Optional<Instant> latest) {
        long sourceId = turn.sourceId();
        Interval before = last.get(sourceId);
        if (latest.isEmpty() || (before != null && before.to().equals(latest.get()))) {
            return CompletableFuture.completedStage(false);
        }
        Duration length = before == null ? settings.shortest() : before.length();
        return read(sourceId, latest.get(), length)
                .thenCompose(window -> observe(turn, window))
                .thenApply(nothing -> true);
    }

    private CompletionStage<NativeWindow> read(long sourceId, Instant end, Duration length) {
        return ports.windows().read(sourceId, Interval.endingAt(end, length)).thenCompose(window -> {
            Duration wanted = Resolution.of(window).map(settings::window).orElse(settings.longest());
            return wanted.compareTo(length) <= 0
                    ? CompletableFuture.completedStage(window)
                    : ports.windows().read(sourceId, Interval.endingAt(end, wanted));
        });
    }

    private CompletionStage<Void> observe(Turn turn, NativeWindow window) {
        return ports.plugins()
                .observe(window)
                .thenCompose(seen -> analyze(turn, window.interval(), seen))
                .thenRun(() -> remember(turn.sourceId(), window.interval()));
    }

    // Sources that are gone must not stay for ever.
    private void remember(long sourceId, Interval window) {
        if (last.size() >= MOST) {
            last.clear();
        }
        last.put(sourceId, window);
    }

    private CompletionStage<Void> analyze(Turn turn, Interval interval, List<Observed> seen) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Observed one : seen) {
            all = all.thenCompose(nothing -> pipelines.run(turn, one, interval));
        }
        return all;
    }
}
