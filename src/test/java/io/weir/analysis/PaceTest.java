package io.weir.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often analyses run, as it is said. */
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Pace pace = new Pace(Duration.ofSeconds(15));

    @Test
    void aLittleLateIsNoOverload() {
        begin(500, 2);

        assertThat(pace.overload()).isEmpty();
        assertThat(pace.kept()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(17));
    }

    @Test
    void muchMoreThanCanBeDoneIsSaidInWords() {
        begin(500, 25);

        assertThat(pace.kept()).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40));
        assertThat(pace.overload())
                .hasValueSatisfying(why -> assertThat(why).contains("every 39 s instead of 15 s", "add a replica"));
    }

    @Test
    void oneThatWasAwayForADaySaysNothing() {
        begin(1, 86_400);

        assertThat(pace.overload()).isEmpty();
    }

    @Test
    void itRecoversByItself() {
        begin(500, 25);

        begin(200, 0);

        assertThat(pace.overload()).isEmpty();
        assertThat(pace.kept()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(16));
    }

    @Test
    void itDoesNotFlap() {
        begin(500, 7);
        boolean before = pace.overload().isPresent();

        begin(500, 4);

        assertThat(before).isTrue();
        assertThat(pace.overload()).isPresent();
    }

    @Test
    void whereNothingWaitsItIsOverSoon() {
        begin(500, 25);

        for (int i = 0; i < 10; i++) {
            pace.idle();
        }

        assertThat(pace.overload()).isEmpty();
    }

    private void begin(int times, int secondsLate) {
        for (int i = 0; i < times; i++) {
            pace.begun(NOW.minusSeconds(secondsLate), NOW);
        }
    }
}
