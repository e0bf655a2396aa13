package io.weir.api.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BurstReplayTest {

    /** A burst of 100 events in one second, then nine quiet seconds. */
    private static final List<Step> BURST = List.of(step(0, 1, 100), step(1, 10, 0));

    @Test
    void losesWhatFindsNoRoom() {
        BurstReplay replay = BurstReplay.of(BURST, 20, 50, true);

        assertThat(replay.lost()).isCloseTo(0.5, within(1e-9));
        assertThat(replay.served()).isCloseTo(5, within(1e-9));
    }

    @Test
    void losesLessWhenEventsComeEvenly() {
        assertThat(BurstReplay.of(BURST, 20, 50, false).lost()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void losesNothingWithRoomForTheWholeBurst() {
        BurstReplay replay = BurstReplay.of(BURST, 20, 100, true);

        assertThat(replay.lost()).isZero();
        assertThat(replay.served()).isCloseTo(10, within(1e-9));
    }

    private static Step step(int from, int to, double in) {
        return new Step(from * 1000L, to * 1000L, 0, 0, in, Double.NaN, 0, 0);
    }
}
