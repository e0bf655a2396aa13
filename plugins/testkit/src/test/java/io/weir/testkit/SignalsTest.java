package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.testkit.simulator.Run;
import io.weir.testkit.simulator.Sampling;
import io.weir.testkit.simulator.Simulator;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final Fault SMALL =
            Fault.none().withArrivals(1000).withCalls(1, 16).withCost(0.1, 0.0001);

    @Test
    void saysWhatHappened() {
        Window window = Signals.of(SMALL.run());

        assertThat(window.column("out", Signal.OUT).mean()).isCloseTo(157.5, withinPercentage(2));
        assertThat(window.column("out", Signal.BATCH_SIZE).quantile(0.5)).isEqualTo(16);
        assertThat(window.column("out", Signal.DURATION).quantile(0.5)).isCloseTo(0.1016, withinPercentage(0.1));
        assertThat(window.column("out queue", Signal.QUEUE_SIZE).last()).isCloseTo(2048, withinPercentage(1));
        assertThat(window.column("out", Signal.UTILIZATION).last()).isCloseTo(1, withinPercentage(1));
        assertThat(window.pipeline()
                        .setting("out queue", SettingRole.QUEUE_CAPACITY)
                        .orElseThrow()
                        .number())
                .isEqualTo(2048);
    }

    /** A burst that is over before the next reading shows in the peak alone. */
    @Test
    void readingsMissWhatHappensBetweenThem() {
        Run run = Simulator.run(
                Fault.none().withBursts(50, 2000, 12).withFills(0).scenario(), 1, new Sampling(12, 6, 0, 0));

        Window window = Signals.of(run);

        assertThat(window.column("out queue", Signal.QUEUE_SIZE).max()).isLessThan(10);
        assertThat(window.column("out queue", Signal.QUEUE_PEAK).last()).isGreaterThan(100);
    }

    @Test
    void readingsComeLateAndSomeNotAtAll() {
        Run run = Simulator.run(SMALL.scenario(), 1, Sampling.every(1).rough(0.3, 0.2));

        Column size = Signals.of(run).column("out queue", Signal.QUEUE_SIZE);

        assertThat(size.size()).isBetween(60, 85);
        assertThat(size.at()[1] % 1000).isNotZero();
    }

    @Test
    void leavesOutWhatAnEngineDoesNotReport() {
        Window window = Signals.without(Signals.of(SMALL.run()), Set.of(Signal.DURATION));

        assertThat(window.has("out", Signal.DURATION)).isFalse();
        assertThat(window.has("out", Signal.OUT)).isTrue();
    }
}
