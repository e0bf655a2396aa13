package io.weir.analysis.change;

import io.weir.analysis.FindingStore;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.compare.Comparison;
import io.weir.analysis.settings.FieldProblem;
import io.weir.analysis.settings.RefusedException;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.model.PipelineRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where people and programs say what became of a suggestion. Safe for use by several threads; never blocks. What cannot be
 * taken fails with a {@link RefusedException}.
 */
public final class SuggestionDesk {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final int MOST = 100;

    private final LifeStore lives;
    private final FindingStore findings;
    private final PipelineStore pipelines;
    private final VerificationSettings settings;
    private final LiveUpdates live;
    private final InstantSource clock;

    /** A desk over the given stores. */
    public SuggestionDesk(
            LifeStore lives,
            FindingStore findings,
            PipelineStore pipelines,
            VerificationSettings settings,
            LiveUpdates live,
            InstantSource clock) {
        this.lives = lives;
        this.findings = findings;
        this.pipelines = pipelines;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /** What a desk did. */
    public enum Done {
        /** What was asked for. */
        DONE,
        /** There is no such suggestion. */
        UNKNOWN,
        /** Its state does not allow it. */
        NOT_NOW
    }

    /** Suggestions of a pipeline, the current ones first, then the latest. */
    public CompletionStage<List<SuggestionLife>> of(long pipelineId) {
        return lives.of(pipelineId, MOST);
    }

    /** How far predictions were off. */
    public CompletionStage<List<Calibration>> calibration() {
        return lives.calibration();
    }

    /**
     * The change was made.
     *
     * @param at when; null for now. Not in the future, and not longer ago than a verdict is waited for
     */
    public CompletionStage<Done> applied(long pipelineId, String key, @Nullable Instant at, How how, String by) {
        Instant now = clock.instant();
        Instant when = at == null ? now : at;
        if (when.isAfter(now) || when.isBefore(now.minus(settings.patience()))) {
            return refused("at", "at must be within the last " + settings.patience() + ", is " + when);
        }
        Instant due = firstTry(when, settings);
        State.Applied applied = new State.Applied(when, when, how, by, null, waits(due));
        return change(pipelineId, key, () -> lives.apply(pipelineId, key, applied, due, now));
    }

    /**
     * The change was made, as somebody says who knows the source and not its pipelines.
     *
     * @param sourceId whose pipelines
     * @param suggestion its key, or the engine's own name of the setting that it is about
     */
    public CompletionStage<Done> appliedOfSource(long sourceId, String suggestion, Instant at, String by) {
        return lives.ofSource(sourceId, MOST).thenCompose(all -> {
            List<SuggestionLife> meant = all.stream()
                    .filter(life -> life.isCurrent() && isMeant(life, suggestion))
                    .toList();
            CompletionStage<Done> done = CompletableFuture.completedStage(Done.UNKNOWN);
            for (SuggestionLife life : meant) {
                done = done.thenCompose(before -> applied(life.pipelineId(), life.key(), at, How.EVENT, by)
                        .thenApply(now -> before == Done.DONE ? before : now));
            }
            return done;
        });
    }

    private static boolean isMeant(SuggestionLife life, String suggestion) {
        return life.key().equals(suggestion)
                || suggestion.equals(life.suggestion().setting());
    }

    /** Nobody wants it, for a reason. */
    public CompletionStage<Done> dismissed(long pipelineId, String key, String reason, String by) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
            return refused("reason", "reason must have 1 to " + LONGEST_REASON + " characters, none of them NUL");
        }
        State.Dismissed dismissed = new State.Dismissed(clock.instant(), by, why);
        return change(pipelineId, key, () -> lives.dismiss(pipelineId, key, dismissed));
    }

    /** It was a mistake to say that it was applied, or dismissed. */
    public CompletionStage<Done> reopened(long pipelineId, String key, String by) {
        return change(pipelineId, key, () -> lives.reopen(pipelineId, key, by, clock.instant()));
    }

    /** When the first verdict is worth a try. */
    static Instant firstTry(Instant applied, VerificationSettings settings) {
        return applied.plus(settings.settle()).plus(settings.slice().multipliedBy(Comparison.FEWEST));
    }

    static String waits(Instant due) {
        return "the change settles; the first look is at " + due.truncatedTo(ChronoUnit.SECONDS);
    }

    private CompletionStage<Done> change(long pipelineId, String key, Supplier<CompletionStage<Boolean>> work) {
        return known(pipelineId, key)
                .thenCompose(known -> known
                        ? work.get().thenApply(done -> done(pipelineId, done))
                        : CompletableFuture.completedStage(Done.UNKNOWN));
    }

    private Done done(long pipelineId, boolean done) {
        if (done) {
            live.publish(new LiveEvent(LiveEvent.Topic.FINDING, pipelineId));
        }
        return done ? Done.DONE : Done.NOT_NOW;
    }

    /** Whether there is such a suggestion; one that was said but not noted yet is noted. */
    private CompletionStage<Boolean> known(long pipelineId, String key) {
        return lives.of(pipelineId, MOST)
                .thenCompose(all -> all.stream()
                                .anyMatch(life -> life.isCurrent() && life.key().equals(key))
                        ? CompletableFuture.completedStage(true)
                        : pipelines.find(pipelineId).thenCompose(pipeline -> note(pipeline, key)));
    }

    private CompletionStage<Boolean> note(Optional<PipelineRecord> pipeline, String key) {
        if (pipeline.isEmpty()) {
            return CompletableFuture.completedStage(false);
        }
        long id = pipeline.get().id();
        return findings.open(id).thenCompose(open -> {
            List<Told> said = open.stream()
                    .flatMap(r -> Told.of(r.finding(), pipeline.get().pipeline()))
                    .filter(told -> told.key().equals(key))
                    .limit(1)
                    .toList();
            return said.isEmpty()
                    ? CompletableFuture.completedStage(false)
                    : lives.say(id, said, clock.instant()).thenApply(nothing -> true);
        });
    }

    private static CompletionStage<Done> refused(String field, String message) {
        return CompletableFuture.failedStage(new RefusedException(List.of(new FieldProblem(field, message, null))));
    }
}
