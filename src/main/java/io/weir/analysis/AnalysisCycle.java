package io.weir.analysis;

import io.weir.model.LiveEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Pace pace;
    private final Map<Long, Turn> held = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean more;
    private volatile boolean ended;
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** A cycle over the given world. */
    public AnalysisCycle(AnalysisPorts ports, AnalysisSettings settings, InstantSource clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.pace = new Pace(settings.period());
        this.sources = new SourceAnalysis(ports, settings, pace);
    }

    /**
     * Holds on to what is under way, and begins as many due analyses as there are free places. As long as more is due, one
     * that ends makes room for others without a further call.
     *
     * @return how many were begun at once; completes before they end, and fails when storage cannot say what is due
     */
    public CompletionStage<Integer> begin() {
        return renew().thenCompose(nothing -> fill());
    }

    private CompletionStage<Integer> fill() {
        int free = settings.concurrency() - running.get();
        if (ended || free <= 0 || !asking.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(0);
        }
        Instant now = clock.instant();
        return ports.due()
                .lease(free, now, settings.lease())
                .whenComplete((leased, failure) -> {
                    more = leased != null && leased.size() == free;
                    running.addAndGet(leased == null ? 0 : leased.size());
                    asking.set(false);
                })
                .thenApply(leased -> {
                    leased.forEach(lease -> analyze(lease, now));
                    if (leased.isEmpty()) {
                        pace.idle();
                    }
                    return leased.size();
                });
    }

    /** Half of the places are filled at once: taking sources one by one would cost a statement each. */
    private void fillAgain() {
        if (more && running.get() <= settings.concurrency() / 2) {
            fill().exceptionally(failure -> 0);
        }
    }

    private CompletionStage<Void> renew() {
        List<Turn> turns = List.copyOf(held.values());
        if (turns.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        Instant until = clock.instant().plus(settings.lease());
        return ports.due()
                .renew(turns.stream().map(Turn::lease).toList(), until)
                .thenAccept(kept -> turns.forEach(turn -> renewed(turn, kept.contains(turn.sourceId()), until)));
    }

    private void renewed(Turn turn, boolean kept, Instant until) {
        if (kept) {
            turn.renewed(until);
        } else if (held.get(turn.sourceId()) == turn) {
            turn.lost();
        }
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

    /** Begins no analysis any more; what runs goes on to its end. */
    public void end() {
        ended = true;
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

    /** Analyses since the start whose source another replica had taken before they were complete. */
    public long lost() {
        return lost.sum();
    }

    /** How often sources are analyzed. */
    public Pace pace() {
        return pace;
    }

    private void analyze(Lease lease, Instant begun) {
        pace.begun(lease.dueAt(), begun);
        Turn turn = new Turn(lease, begun.plus(settings.lease()), clock);
        held.put(lease.sourceId(), turn);
        start(turn)
                .orTimeout(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((worked, failure) -> {
                    // What goes on after the deadline keeps nothing any more.
                    turn.lost();
                    note(lease, failure);
                    held.remove(lease.sourceId(), turn);
                })
                .handle((worked, failure) -> begun.plus(settings.period()))
                .thenCompose(next -> ports.due().release(lease, next))
                .exceptionally(failure -> {
                    // The lease ends by itself, so that nothing is lost but time.
                    LOG.log(
                            Level.WARNING,
                            "Source {0} could not be given back: {1}",
                            lease.sourceId(),
                            failure.toString());
                    return null;
                })
                .thenRun(() -> {
                    running.decrementAndGet();
                    fillAgain();
                });
    }

    private CompletableFuture<Boolean> start(Turn turn) {
        try {
            return sources.run(turn).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void note(Lease lease, @Nullable Throwable failure) {
        if (failure == null) {
            completed.increment();
        } else if (isLost(failure)) {
            lost.increment();
            LOG.log(Level.WARNING, "An analysis was too late: {0}", String.valueOf(failure.getMessage()));
        } else {
            failed.increment();
            LOG.log(
                    Level.WARNING,
                    "Analysis of source " + lease.sourceId() + " failed, next try when it is due",
                    failure);
        }
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof LeaseLostException || failure.getCause() instanceof LeaseLostException;
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
