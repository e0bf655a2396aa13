package io.weir.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DownsampleTest {

    @Test
    void fewPointsStayAsTheyAre() {
        Points points = Downsample.of(column(new long[] {0, 1, 2}, 5, 6, 7), 10);

        assertThat(points.at()).containsExactly(0, 1, 2);
        assertThat(points.values()).containsExactly(5, 6, 7);
        assertThat(points.gaps()).isZero();
    }

    @Test
    void noPeakAndNoTroughIsLost() {
        double[] values = new Random(7).doubles(10_000, 10, 20).toArray();
        values[4_321] = 99;
        values[7_777] = 1;

        Points points = Downsample.of(column(LongStream.range(0, 10_000).toArray(), values), 200);

        assertThat(points.at().length).isLessThanOrEqualTo(202);
        assertThat(points.values()).contains(99, 1);
        assertThat(points.at()).isSorted();
    }

    @Test
    void aSilenceInterruptsTheLine() {
        Points points = Downsample.of(column(new long[] {0, 10, 20, 30, 100, 110}, 1, 1, 1, 1, 1, 1), 10);

        assertThat(points.at()).containsExactly(0, 10, 20, 30, 40, 100, 110);
        assertThat(points.values()[4]).isNaN();
        assertThat(points.gaps()).isOne();
    }

    @Test
    void oneLostSampleIsNoGap() {
        assertThat(Downsample.of(column(new long[] {0, 10, 30, 40, 50}, 1, 1, 1, 1, 1), 10)
                        .gaps())
                .isZero();
    }

    @Test
    void gapsOutlastThinning() {
        long[] at = LongStream.concat(LongStream.range(0, 1_000), LongStream.range(5_000, 6_000))
                .toArray();
        double[] values = new double[at.length];
        Arrays.fill(values, 1);

        Points points = Downsample.of(column(at, values), 50);

        assertThat(points.gaps()).isOne();
        assertThat(Arrays.stream(points.values()).filter(Double::isNaN).count()).isOne();
    }

    @Test
    void missingValuesStayMissing() {
        Points points = Downsample.of(column(new long[] {0, 1, 2}, 5, Double.NaN, 7), 10);

        assertThat(points.values()[1]).isNaN();
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Downsample.of(Column.empty(Signal.IN), 10).at()).isEmpty();
    }

    @Test
    void everySignalHasAChart() {
        assertThat(Signal.values()).allSatisfy(signal -> {
            assertThat(ChartKind.of(signal).signals()).contains(signal);
            assertThat(ChartKind.of(signal).unit()).isEqualTo(signal.unit());
        });
    }

    private static Column column(long[] at, double... values) {
        return new Column(Signal.QUEUE_SIZE, Quality.REPORTED, at, values);
    }
}
