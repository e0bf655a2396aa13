package io.weir.analysis;

import io.weir.model.LiveEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes the sources that are due, a few at a time. A slow source holds its own place and no other; one that fails is
 * logged and tried again when it is next due. Called by a scheduler; safe for use by several threads; never blocks.
 */
public final class AnalysisCycle {

    private static final System.Logger LOG = System.getLogger(AnalysisCycle.class.getName());

    private static final int MOST_SILENT = 500;
    private static final Duration SHADOW_KEPT = Duration.ofDays(7);

    private final AnalysisPorts ports;
    private final AnalysisSettings settings;
    private final InstantSource clock;
    private final SourceAnalysis sources;
    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** A cycle over the given world. */
    public AnalysisCycle(AnalysisPorts ports, AnalysisSettings settings, InstantSource clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.sources = new SourceAnalysis(ports, settings);
    }

    /**
     * Begins as many due analyses as there are free places.
     *
     * @return how many were begun; completes before they end, and fails when storage cannot say what is due
     */
    public CompletionStage<Integer> begin() {
        int free = settings.concurrency() - running.get();
        if (free <= 0) {
            return CompletableFuture.completedStage(0);
        }
        Instant now = clock.instant();
        return ports.due().lease(free, now, settings.lease()).thenApply(leased -> {
            leased.forEach(sourceId -> analyze(sourceId, now));
            return leased.size();
        });
    }

    /** Resolves findings that nobody has confirmed for long, and tells of pipelines that have been silent for as long. */
    public CompletionStage<Void> forget() {
        Instant now = clock.instant();
        Instant before = now.minus(settings.forgetAfter());
        return ports.findings()
                .forget(before, now)
                .thenAccept(pipelines ->
                        pipelines.forEach(id -> ports.live().publish(new LiveEvent(LiveEvent.Topic.FINDING, id))))
                .thenCompose(nothing -> ports.shadow().forget(now.minus(SHADOW_KEPT)))
                .thenCompose(nothing -> ports.silent().find(before, MOST_SILENT))
                .thenCompose(silent -> tell(silent, now));
    }

    /** Analyses that are running now. */
    public int running() {
        return running.get();
    }

    /** Analyses that ended well since the start, those without news included. */
    public long completed() {
        return completed.sum();
    }

    /** Analyses that failed since the start. */
    public long failed() {
        return failed.sum();
    }

    private void analyze(long sourceId, Instant begun) {
        running.incrementAndGet();
        start(sourceId)
                .orTimeout(settings.lease().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((worked, failure) -> {
                    note(sourceId, failure);
                    running.decrementAndGet();
                })
                .handle((worked, failure) -> begun.plus(settings.period()))
                .thenCompose(next -> ports.due().release(sourceId, next))
                .exceptionally(failure -> {
                    // The lease ends by itself, so that nothing is lost but time.
                    LOG.log(Level.WARNING, "Source {0} could not be given back: {1}", sourceId, failure.toString());
                    return null;
                });
    }

    private CompletableFuture<Boolean> start(long sourceId) {
        try {
            return sources.run(sourceId).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void note(long sourceId, @Nullable Throwable failure) {
        if (failure == null) {
            completed.increment();
        } else {
            failed.increment();
            LOG.log(Level.WARNING, "Analysis of source " + sourceId + " failed, next try when it is due", failure);
        }
    }

    private CompletionStage<Void> tell(List<Long> silent, Instant at) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (long pipeline : silent) {
            all = all.thenCompose(nothing -> ports.after().silent(pipeline, at))
                    .thenCompose(nothing -> ports.silent().settle(pipeline, at));
        }
        return all;
    }
}
