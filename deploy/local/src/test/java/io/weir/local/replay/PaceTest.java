package io.weir.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00.123456Z");
    private static final Duration LENGTH = Duration.ofSeconds(100);

    private static Pace at(double speed) {
        return new Pace(START, FIRST, LENGTH, Duration.ofSeconds(1), speed);
    }

    @Test
    void atTenTimesTheSpeedTheFirstLineIsStampedNinetySecondsAgo() {
        Instant stamp = FIRST.plus(at(10).shift(0));

        assertThat(Duration.between(stamp, START.minusSeconds(90))).isBetween(Duration.ZERO, Duration.ofMillis(1));
    }

    @Test
    void atTenTimesTheSpeedTheLastLineGoesAfterTenSecondsAndIsStampedThen() {
        Pace pace = at(10);
        Instant last = FIRST.plus(LENGTH);

        assertThat(pace.sendAt(last, 0)).isEqualTo(START.plusSeconds(10));
        assertThat(Duration.between(last.plus(pace.shift(0)), START.plusSeconds(10)))
                .isBetween(Duration.ZERO, Duration.ofMillis(1));
    }

    @Test
    void atHalfTheSpeedTheFirstLineIsStampedWhenItGoes() {
        Pace pace = at(0.5);

        assertThat(pace.sendAt(FIRST, 0)).isEqualTo(START);
        assertThat(pace.sendAt(FIRST.plusSeconds(10), 0)).isEqualTo(START.plusSeconds(20));
        assertThat(FIRST.plus(pace.shift(0))).isBetween(START.minusMillis(1), START);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 1.5, 10, 1000})
    void noStampIsEverInTheFuture(double speed) {
        Pace pace = at(speed);

        for (int round = 0; round < 3; round++) {
            for (int second = 0; second <= 100; second++) {
                Instant recorded = FIRST.plusSeconds(second);
                assertThat(recorded.plus(pace.shift(round))).isBeforeOrEqualTo(pace.sendAt(recorded, round));
            }
        }
    }

    @Test
    void theSecondRoundGoesOnWhereTheFirstEnded() {
        Pace pace = at(10);

        assertThat(pace.shift(1).minus(pace.shift(0))).isEqualTo(LENGTH.plusSeconds(1));
    }

    @Test
    void theShiftIsWholeMilliseconds() {
        assertThat(at(3).shift(0).toNanos() % 1_000_000).isZero();
    }
}
