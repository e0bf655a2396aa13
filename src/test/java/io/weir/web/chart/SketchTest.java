package io.weir.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SketchTest {

    private static final Interval HUNDRED = new Interval(Instant.ofEpochMilli(0), Instant.ofEpochMilli(100));

    @Test
    void aLineRunsThroughItsPoints() {
        Points points = new Points(new long[] {0, 50, 100}, new double[] {0, 10, 5}, 0);

        assertThat(new Sketch(HUNDRED, 10, 200, 12).line(points)).isEqualTo("M0 11L100 1L200 6");
    }

    @Test
    void aGapInterruptsIt() {
        Points points = new Points(new long[] {0, 25, 50, 100}, new double[] {0, 0, Double.NaN, 0}, 1);

        assertThat(new Sketch(HUNDRED, 10, 200, 12).line(points)).isEqualTo("M0 11L50 11M200 11");
    }

    @Test
    void anAreaStandsOnTheLowerEdgePartByPart() {
        Points points = new Points(new long[] {0, 25, 50, 75, 100}, new double[] {10, 10, Double.NaN, 10, 10}, 1);

        assertThat(new Sketch(HUNDRED, 10, 200, 12).area(points))
                .isEqualTo("M0 1L50 1L50 12L0 12ZM150 1L200 1L200 12L150 12Z");
    }

    @Test
    void nothingIsDrawnOutsideTheInterval() {
        Points points = new Points(new long[] {-10, 200}, new double[] {1, 1}, 0);

        assertThat(new Sketch(HUNDRED, 10, 200, 12).line(points)).isEmpty();
    }

    @Test
    void binsAreMeansAndSilenceIsNaN() {
        Column column = new Column(
                Signal.IN, Quality.REPORTED, new long[] {5, 10, 15, 20, 25, 90}, new double[] {1, 3, 5, 5, 5, 8});

        double[] bins = Bins.of(column, HUNDRED, 10);

        assertThat(bins[0]).isEqualTo(1);
        assertThat(bins[1]).isEqualTo(4);
        assertThat(bins[5]).isNaN();
        assertThat(bins[9]).isEqualTo(8);
    }

    @Test
    void aSlowRhythmLeavesNoHoles() {
        Column column = new Column(Signal.IN, Quality.REPORTED, new long[] {0, 30, 60, 90}, new double[] {4, 4, 4, 4});

        assertThat(Bins.of(column, HUNDRED, 10)).containsExactly(4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
    }
}
