package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(100);

    @Test
    void whileThereIsRoomTheNextMayComeAtOnce() {
        assertThat(enter(99)).isDone();
    }

    @Test
    void whenThereIsNoRoomTheNextWaitsForAnotherToLeave() {
        enter(60);
        CompletableFuture<Void> room = enter(60);
        assertThat(room).isNotDone();

        inFlight.leave(60);

        assertThat(room).isDone();
        assertThat(inFlight.bytes()).isEqualTo(60);
    }

    @Test
    void oneThatIsLargerThanAllGoesAlone() {
        CompletableFuture<Void> room = enter(1_000);
        assertThat(room).isNotDone();

        inFlight.leave(1_000);

        assertThat(room).isDone();
    }

    private CompletableFuture<Void> enter(long size) {
        return inFlight.enter(size).subscribeAsCompletionStage();
    }
}
