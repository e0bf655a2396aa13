package io.weir.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Interval QUARTER = new Interval(Instant.EPOCH, Instant.ofEpochSecond(900));

    @Test
    void aStreamThatComesInBatchesIsDrawnAsTheStreamItIs() {
        double[] comb = new double[900];
        Arrays.setAll(comb, i -> i % 2 == 0 ? 800 : 0);

        Points points = Curve.of(everySecond(Signal.OUT, comb), QUARTER, 90);

        assertThat(points.values()).hasSizeBetween(88, 91);
        assertThat(points.max()).isCloseTo(400, within(90.0));
        assertThat(Arrays.stream(points.values()).min().orElseThrow()).isCloseTo(400, within(90.0));
    }

    @Test
    void aPeakOfAQueueIsNeverLost() {
        double[] sizes = new double[900];
        sizes[333] = 2_048;

        Points points = Curve.of(everySecond(Signal.QUEUE_SIZE, sizes), QUARTER, 90);

        assertThat(points.max()).isEqualTo(2_048);
    }

    @Test
    void callsThatOutlastReadingsMakeALine() {
        double[] seconds = new double[60];
        Arrays.setAll(seconds, i -> i % 4 == 3 ? 3.5 : Double.NaN);

        Points points = Curve.of(everySecond(Signal.DURATION, seconds), QUARTER, 90);

        assertThat(points.values()).hasSize(15).containsOnly(3.5);
        assertThat(points.gaps()).isZero();
    }

    @Test
    void aSilenceInterruptsMeansToo() {
        long[] at = LongStream.concat(LongStream.range(0, 100), LongStream.range(500, 600))
                .map(s -> s * 1_000)
                .toArray();
        double[] values = new double[at.length];
        Arrays.fill(values, 5);

        Points points = Curve.of(new Column(Signal.OUT, Quality.REPORTED, at, values), QUARTER, 90);

        assertThat(points.gaps()).isOne();
        assertThat(points.values()).contains(Double.NaN).contains(5);
        assertThat(points.at()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void slicesStayWhereTheyAreWhenTimeGoesOn() {
        Column column = everySecond(Signal.OUT, new double[600]);
        Interval later =
                new Interval(QUARTER.from().plusSeconds(3), QUARTER.to().plusSeconds(3));

        assertThat(Curve.of(column, later, 90).at())
                .isEqualTo(Curve.of(column, QUARTER, 90).at());
    }

    private static Column everySecond(Signal signal, double... values) {
        long[] at = LongStream.range(0, values.length).map(s -> s * 1_000).toArray();
        return new Column(signal, Quality.REPORTED, at, values);
    }
}
