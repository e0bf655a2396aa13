package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginStatus.Spent;
import io.weir.analysis.PluginStatus.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a plugin is left alone, and for how long. */
class HealthTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofSeconds(1), 1, 1, 2, Duration.ofMinutes(1), Duration.ofMinutes(3));

    private static final Spent SPENT = new Spent(Duration.ofMillis(10), Duration.ofMillis(9), 1_000);

    @Test
    void oneFailureShowsAndNoMore() {
        Health health = fail(Health.NEW, T0);

        assertThat(health.state(T0)).isEqualTo(State.FAILING);
        assertThat(health.lastError()).isEqualTo("broken");
    }

    @Test
    void failuresInARowLeadToQuarantine() {
        Health health = fail(fail(Health.NEW, T0), T0);

        assertThat(health.quarantinedUntil()).isEqualTo(T0.plusSeconds(60));
        assertThat(health.state(T0.plusSeconds(59))).isEqualTo(State.QUARANTINED);
        assertThat(health.state(T0.plusSeconds(60))).isEqualTo(State.FAILING);
    }

    @Test
    void aGoodCallInBetweenForgives() {
        Health health = fail(succeed(fail(Health.NEW, T0), T0), T0);

        assertThat(health.state(T0)).isEqualTo(State.FAILING);
    }

    @Test
    void callsThatWereUnderwayDoNotLengthenTheQuarantine() {
        Health health = fail(fail(fail(Health.NEW, T0), T0), T0.plusSeconds(1));

        assertThat(health.quarantinedUntil()).isEqualTo(T0.plusSeconds(60));
    }

    @Test
    void eachQuarantineIsTwiceAsLongUpToTheLongest() {
        Health first = fail(fail(Health.NEW, T0), T0);
        Health second = fail(first, T0.plusSeconds(60));
        Health third = fail(second, T0.plusSeconds(180));

        assertThat(second.quarantine()).isEqualTo(Duration.ofMinutes(2));
        assertThat(third.quarantine()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aGoodCallEndsItAll() {
        Health health = succeed(fail(fail(Health.NEW, T0), T0), T0.plusSeconds(60));

        assertThat(health.state(T0.plusSeconds(60))).isEqualTo(State.ACTIVE);
        assertThat(health.quarantine()).isZero();
        assertThat(health.usage().runs()).isEqualTo(3);
        assertThat(health.usage().time()).isEqualTo(Duration.ofMillis(30));
        assertThat(health.usage().cpu()).isEqualTo(Duration.ofMillis(27));
    }

    @Test
    void aReleaseEndsTheQuarantineAndTheNextIsAsShortAsTheFirst() {
        Health released = fail(fail(Health.NEW, T0), T0).released();

        assertThat(released.state(T0)).isEqualTo(State.FAILING);
        assertThat(fail(fail(released, T0), T0).quarantinedUntil()).isEqualTo(T0.plusSeconds(60));
    }

    private static Health fail(Health health, Instant at) {
        return health.failed("broken", SPENT, at, LIMITS);
    }

    private static Health succeed(Health health, Instant at) {
        return health.succeeded(0, SPENT, at);
    }
}
