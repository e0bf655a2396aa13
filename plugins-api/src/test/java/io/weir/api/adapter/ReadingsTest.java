package io.weir.api.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final double NAN = Double.NaN;

    @Test
    void ratesAreIncreasesPerSecond() {
        Readings clock = Readings.of(series(NativeSeries.Kind.COUNTER, 0, 10, 30));

        assertThat(clock.rate(Signal.IN, Quality.REPORTED, Optional.of(series(NativeSeries.Kind.COUNTER, 0, 10, 30)))
                        .values())
                .containsExactly(NAN, 10, 20);
    }

    @Test
    void aFallIsAResetAndSaysNothing() {
        Readings clock = Readings.of(series(NativeSeries.Kind.COUNTER, 50, 60, 5, 15));

        assertThat(clock.increases(new double[] {50, 60, 5, 15})).containsExactly(NAN, 10, NAN, 10);
    }

    @Test
    void aCounterStoodAtZeroBeforeItAppeared() {
        Readings clock = Readings.of(series(NativeSeries.Kind.GAUGE, 1, 1, 1));

        assertThat(clock.counter(Optional.of(series(NativeSeries.Kind.COUNTER, NAN, 4, 6))))
                .containsExactly(0, 4, 6);
        assertThat(clock.counter(Optional.empty())).containsExactly(0, 0, 0);
    }

    @Test
    void deltasAreSummedUp() {
        Readings clock = Readings.of(series(NativeSeries.Kind.GAUGE, 1, 1, 1));

        assertThat(clock.counter(Optional.of(series(NativeSeries.Kind.DELTA, 3, NAN, 2))))
                .containsExactly(3, 3, 5);
    }

    @Test
    void theClockSkipsWhatTheBaseLacks() {
        Readings clock = Readings.of(series(NativeSeries.Kind.GAUGE, 1, NAN, 1));

        assertThat(clock.size()).isEqualTo(2);
        assertThat(clock.seconds(1)).isEqualTo(2);
        assertThat(clock.increases(clock.counter(Optional.of(series(NativeSeries.Kind.COUNTER, 0, 5, 8)))))
                .containsExactly(NAN, 8);
    }

    @Test
    void whatOutlastsReadingsIsSpreadBack() {
        Readings clock = Readings.of(series(NativeSeries.Kind.GAUGE, 1, 1, 1, 1, 1));

        double[] spread = clock.spread(new double[] {NAN, 0, 0, 0, 12}, new double[] {NAN, NAN, NAN, NAN, 3});

        assertThat(spread).containsExactly(0, 0, 4, 4, 4);
    }

    private static NativeSeries series(NativeSeries.Kind kind, double... values) {
        long[] at = new long[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * 1000L;
        }
        return new NativeSeries("s", Map.of(), kind, "", at, values);
    }
}
