package io.weir.analysis.change;

import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lives of pipelines' suggestions as this process last read them, so that an analysis costs no statement more as long
 * as nothing is said anew. What another replica wrote is seen half a minute later, and of a pipeline about which nothing
 * was ever said, five minutes later. Safe for use by several threads.
 */
final class KnownLives {

    private static final Duration FRESH = Duration.ofSeconds(25);
    private static final Duration FRESH_WHEN_EMPTY = Duration.ofMinutes(5);
    private static final Duration SAID_AGAIN_AFTER = Duration.ofSeconds(50);
    private static final double MOVED = 0.1;
    private static final int MOST = 20_000;
    private static final int LIVES = 50;

    private final LifeStore store;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    KnownLives(LifeStore store) {
        this.store = store;
    }

    private record Read(Instant at, List<SuggestionLife> lives) {}

    /** Those of a pipeline at an instant; {@code asked}: whether suggestions are said now. */
    CompletionStage<List<SuggestionLife>> of(long pipelineId, Instant at, boolean asked) {
        Read last = read.get(pipelineId);
        if (last != null) {
            Duration fresh = last.lives().isEmpty() && !asked ? FRESH_WHEN_EMPTY : FRESH;
            if (at.isBefore(last.at().plus(fresh))) {
                return CompletableFuture.completedStage(last.lives());
            }
        }
        return store.of(pipelineId, LIVES).thenApply(lives -> {
            keep(pipelineId, new Read(at, lives));
            return lives;
        });
    }

    /** What is known of a pipeline does not hold any more. */
    void forget(long pipelineId) {
        read.remove(pipelineId);
    }

    /** Whether what is said differs from what is kept by more than a little, or was not kept for a minute. */
    boolean isNews(List<SuggestionLife> lives, List<Told> said, Instant at) {
        return said.stream()
                .anyMatch(told -> lives.stream()
                        .filter(SuggestionLife::isCurrent)
                        .filter(life -> life.key().equals(told.key()))
                        .noneMatch(life -> at.isBefore(life.saidAt().plus(SAID_AGAIN_AFTER)) && isSame(life, told)));
    }

    private static boolean isSame(SuggestionLife life, Told told) {
        Suggestion one = life.suggestion();
        Suggestion other = told.suggestion();
        return life.state() instanceof State.Applied
                || (Objects.equals(one.from(), other.from())
                        && Objects.equals(one.to(), other.to())
                        && near(one.effect(), other.effect()));
    }

    private static boolean near(Effect one, Effect other) {
        return Math.abs(other.expected() - one.expected()) <= MOVED * Math.abs(one.expected());
    }

    // Pipelines that are gone must not stay for ever; to forget too much costs one statement each.
    private void keep(long pipelineId, Read now) {
        if (read.size() >= MOST) {
            read.clear();
        }
        read.put(pipelineId, now);
    }
}
