package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectorTest {

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private final Board board = new Board(Knobs.HEALTHY);
    private final Director director = new Director(board, () -> now);

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
        director.step();
    }

    @Test
    void slowsTheSinkDownAfterAMinute() {
        director.begin();

        pass(61);

        assertThat(board.now().capacity()).isLessThan(board.now().rate());
    }

    @Test
    void letsItRecover() {
        director.begin();
        pass(61);

        pass(90);

        assertThat(board.now()).isEqualTo(Knobs.HEALTHY);
    }

    @Test
    void leavesTheKnobsToWhoeverTurnsThem() {
        director.begin();
        Knobs mine = new Knobs(10, 5, 0, 100, 0);
        director.byHand(mine);

        pass(61);

        assertThat(board.now()).isEqualTo(mine);
        assertThat(director.place()).isEmpty();
    }

    @Test
    void startsOverWhenAskedTo() {
        director.byHand(new Knobs(10, 5, 0, 100, 0));

        director.begin();

        assertThat(director.place().orElseThrow().phase().name()).isEqualTo("healthy");
        assertThat(board.now().rate()).isEqualTo(10);
    }
}
