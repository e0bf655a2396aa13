package io.weir.alerting.outbox;

import static io.weir.alerting.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "7,128", "8,256", "9,300", "90,300"})
    void waitsTwiceAsLongEachTimeUpToALongest(int attempt, int seconds) {
        assertThat(policy(() -> 0).next(notice(attempt), Optional.empty(), START))
                .contains(START.plusSeconds(seconds));
    }

    @Test
    void leavesOutUpToAHalfAtRandom() {
        assertThat(policy(() -> 1).next(notice(3), Optional.empty(), START)).contains(START.plusSeconds(4));
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        assertThat(policy(() -> 0).next(notice(1), Optional.of(Duration.ofMinutes(2)), START))
                .contains(START.plusSeconds(120));
    }

    @Test
    void doesNotHurryBecauseTheReceiverSaysSo() {
        assertThat(policy(() -> 0).next(notice(3), Optional.of(Duration.ZERO), START))
                .contains(START.plusSeconds(8));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(policy(() -> 0).next(notice(100), Optional.empty(), START)).isEmpty();
    }

    @Test
    void givesUpWhatIsTooOld() {
        assertThat(policy(() -> 0).next(notice(1), Optional.empty(), START.plus(Duration.ofHours(4))))
                .isEmpty();
    }

    private static RetryPolicy policy(DoubleSupplier random) {
        return new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), 100, Duration.ofHours(4), random);
    }

    private static DueNotice notice(int attempt) {
        return new DueNotice(1, "team", "x", attempt, START, "{}");
    }
}
