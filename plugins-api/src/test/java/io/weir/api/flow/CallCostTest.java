package io.weir.api.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CallCostTest {

    @Test
    void separatesTheTwoPartsWhereSizesVary() {
        CallCost cost = CallCost.measured(window(i -> 20 + 30 * (i % 5)), "sink", 0.1, 100);

        assertThat(cost.separated()).isTrue();
        assertThat(cost.fixed()).isCloseTo(0.05, within(1e-6));
        assertThat(cost.perEvent()).isCloseTo(0.001, within(1e-6));
    }

    @Test
    void onlyGuessesWhereTheyDoNot() {
        CallCost cost = CallCost.measured(window(i -> 100), "sink", 0.15, 100);

        assertThat(cost.separated()).isFalse();
        assertThat(cost.seconds(100)).isCloseTo(0.15, within(1e-9));
    }

    private static Window window(IntToDoubleFunction sizeOf) {
        long[] at = new long[20];
        double[] size = new double[20];
        double[] time = new double[20];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * 1000L;
            size[i] = sizeOf.applyAsDouble(i);
            time[i] = 0.05 + 0.001 * size[i];
        }
        return new Window(
                new Pipeline("p", "e", List.of(Stage.of("sink", StageKind.SINK)), List.of(), List.of()),
                new Interval(Instant.EPOCH, Instant.ofEpochSecond(19)),
                Map.of(
                        new SignalKey("sink", Signal.BATCH_SIZE),
                        new Column(Signal.BATCH_SIZE, Quality.REPORTED, at, size),
                        new SignalKey("sink", Signal.DURATION),
                        new Column(Signal.DURATION, Quality.REPORTED, at, time)),
                List.of());
    }
}
