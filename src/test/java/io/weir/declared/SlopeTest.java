package io.weir.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import org.junit.jupiter.api.Test;

class SlopeTest {

    @Test
    void aStraightLineRisesAsItDoesWithGapsToo() {
        Column column = column(new long[] {0, 10_000, 20_000, 40_000}, 1, Double.NaN, 11, 21);

        assertThat(Slope.of(column)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void oneValueHasNoSlope() {
        assertThat(Slope.of(column(new long[] {0, 10_000}, 1, Double.NaN))).isNaN();
    }

    private static Column column(long[] at, double... values) {
        return new Column(Signal.QUEUE_SIZE, Quality.REPORTED, at, values);
    }
}
