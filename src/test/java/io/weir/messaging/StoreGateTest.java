package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoreGateTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final List<Runnable> timers = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final StoreGate gate = new StoreGate(new Pause(FIRST, LONGEST), (millis, task) -> {
        pauses.add(millis);
        timers.add(task);
    });

    @Test
    void whileTheStoreIsThereNobodyWaits() {
        assertThat(turn()).isDone();
        assertThat(turn()).isDone();
    }

    @Test
    void whileItIsAwayOneTriesAfterEachPause() {
        gate.failed();
        List<CompletableFuture<Void>> turns = List.of(turn(), turn(), turn());

        assertThat(turns).noneMatch(CompletableFuture::isDone);
        elapse();
        assertThat(turns).filteredOn(CompletableFuture::isDone).hasSize(1);
        gate.failed();
        elapse();
        assertThat(turns).filteredOn(CompletableFuture::isDone).hasSize(2);
    }

    // Many are on their way when it goes away, and all of them fail.
    @Test
    void manyFailuresAtOnceAreOnePause() {
        for (int i = 0; i < 300; i++) {
            gate.failed();
        }

        assertThat(timers).hasSize(1);
    }

    @Test
    void pausesGrowToAFewSeconds() {
        for (int i = 0; i < 12; i++) {
            gate.failed();
            turn();
            elapse();
        }

        assertThat(pauses.getFirst()).isBetween(70L, 100L);
        assertThat(pauses.getLast()).isBetween(3_500L, 5_000L);
    }

    @Test
    void whenItIsBackAllGoOn() {
        gate.failed();
        List<CompletableFuture<Void>> turns = List.of(turn(), turn(), turn());
        elapse();

        gate.answered();

        assertThat(turns).allMatch(CompletableFuture::isDone);
        assertThat(turn()).isDone();
    }

    @Test
    void whenNobodyWaitsTheNextFindsOut() {
        gate.failed();
        elapse();

        assertThat(turn()).isDone();
    }

    private CompletableFuture<Void> turn() {
        return gate.turn().subscribeAsCompletionStage();
    }

    private void elapse() {
        timers.removeFirst().run();
    }
}
