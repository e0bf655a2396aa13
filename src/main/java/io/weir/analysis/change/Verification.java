package io.weir.analysis.change;

import io.weir.analysis.PipelineObserver;
import io.weir.analysis.change.DueVerdicts.Leased;
import io.weir.analysis.compare.Comparer;
import io.weir.analysis.compare.Comparison;
import io.weir.analysis.compare.Judge;
import io.weir.analysis.compare.Judgement;
import io.weir.analysis.compare.Slice;
import io.weir.analysis.compare.Slices;
import io.weir.analysis.compare.Verdict;
import io.weir.api.pipeline.Interval;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reaches verdicts on suggestions that were applied, by comparing what the pipeline did before and after. Called by a
 * scheduler; what it has begun when it is killed, another replica does again when the lease has ended. Never blocks.
 */
public final class Verification {

    private static final System.Logger LOG = System.getLogger(Verification.class.getName());
    private static final int AT_ONCE = 4;
    private static final int MOST = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final LifeStore lives;
    private final DueVerdicts due;
    private final PipelineObserver observer;
    private final VerificationSettings settings;
    private final LiveUpdates live;
    private final InstantSource clock;

    /** A verification over the given world. */
    public Verification(
            LifeStore lives,
            DueVerdicts due,
            PipelineObserver observer,
            VerificationSettings settings,
            LiveUpdates live,
            InstantSource clock) {
        this.lives = lives;
        this.due = due;
        this.observer = observer;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /** Tries the verdicts that are due, a few of them; returns how many. One that fails is tried again later. */
    public CompletionStage<Integer> run() {
        return due.lease(AT_ONCE, clock.instant(), settings.lease()).thenCompose(leased -> {
            CompletionStage<Void> all = CompletableFuture.completedStage(null);
            for (Leased one : leased) {
                all = all.thenCompose(nothing -> verify(one)).exceptionally(failure -> failed(one, failure));
            }
            return all.thenApply(nothing -> leased.size());
        });
    }

    private static Void failed(Leased one, Throwable failure) {
        LOG.log(Level.WARNING, "the effect of change " + one.life().id() + " could not be measured", failure);
        return null;
    }

    private CompletionStage<Void> verify(Leased leased) {
        long pipeline = leased.life().pipelineId();
        return lives.of(pipeline, MOST).thenCompose(others -> {
            Stretches stretches = Stretches.of(leased, others, settings, clock.instant());
            return slices(pipeline, stretches.before())
                    .thenCombine(slices(pipeline, stretches.after()), Comparer::compare)
                    .thenCompose(comparison -> settle(leased, stretches, comparison));
        });
    }

    private CompletionStage<List<Slice>> slices(long pipeline, Optional<Interval> stretch) {
        return stretch.map(interval -> observer.observe(pipeline, interval)
                        .thenApply(seen -> seen.map(o -> Slices.of(o, interval, settings.slice()))
                                .orElse(List.of())))
                .orElseGet(() -> CompletableFuture.completedStage(List.of()));
    }

    private CompletionStage<Void> settle(Leased leased, Stretches stretches, Comparison comparison) {
        Instant now = clock.instant();
        State.Applied applied = leased.applied();
        Judgement judgement = Judge.judge(comparison, leased.life().suggestion());
        Verdict verdict = judgement.verdict();
        Instant giveUp = applied.at().plus(settings.patience());
        if (verdict != null) {
            return decide(leased, applied.verified(now, verdict, judgement.why(), comparison.measured()));
        }
        if (stretches.isOver() || !now.isBefore(giveUp)) {
            String why = "Cannot tell: " + judgement.why() + stretches.why() + ".";
            return decide(leased, applied.verified(now, Verdict.UNKNOWN, why, comparison.measured()));
        }
        return due.wait(leased, judgement.why(), next(applied.at(), now, giveUp))
                .thenRun(() -> publish(leased));
    }

    private CompletionStage<Void> decide(Leased leased, State.Verified verified) {
        return due.decide(leased, verified).thenRun(() -> publish(leased));
    }

    private void publish(Leased leased) {
        live.publish(new LiveEvent(LiveEvent.Topic.PIPELINE, leased.life().pipelineId()));
    }

    /** The longer ago the change, the less often it is looked at. */
    private Instant next(Instant applied, Instant now, Instant giveUp) {
        Duration wait = Duration.between(applied, now).dividedBy(4);
        Duration least = settings.slice().compareTo(wait) > 0 ? settings.slice() : wait;
        Instant next = now.plus(least.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : least);
        return next.isAfter(giveUp) ? giveUp : next;
    }
}
