package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * For minutes PostgreSQL is too slow for what arrives, and in every third of them full: the lag grows, memory does not,
 * and afterwards what has gathered is taken at three times the rate of arrival at least. Runs only when asked for by {@code
 * -Dweir.slow.minutes=10}; its figures are in {@code target/whole/slow_database_long.txt}.
 */
@EnabledIfSystemProperty(
        named = "weir.slow.minutes",
        matches = "\\d+",
        disabledReason = "takes minutes: -Dweir.slow.minutes=10 runs it")
class LongSlowDatabaseIT {

    private static final String NAME = "slow_database_long";
    private static final int MINUTES = Integer.getInteger("weir.slow.minutes", 10);
    private static final int HEAP = 128 << 20;
    private static final int MILLIS_A_FRAME = 20;
    private static final double GROWTH = 1.1;

    private final Ledger ledger = new Ledger();
    private final List<Look> looks = new ArrayList<>();

    /** How things stood: of one minute. */
    private record Look(int minute, String database, long lag, long residentMegabytes) {}

    @Test
    void whatGathersIsTakenAndMemoryDoesNotGrow() throws Exception {
        Services.shared().createDatabase(NAME);
        try (WeirProcess weir = new WeirProcess(NAME, Integer.toString(HEAP), Map.of());
                Flow flow = new Flow(new Topic(NAME), ledger, 7);
                Connection connection = Services.shared().connect(NAME)) {
            Patience.await("the first frames", () -> Ledger.frames(connection) > 0, () -> "see " + weir.logFile());
            long begun = System.nanoTime();
            for (int minute = 1; minute <= MINUTES; minute++) {
                holdUp(minute, weir, flow, connection);
            }
            double arrival = flow.sent() / seconds(begun);
            double recovery = recovery(flow, connection);
            say(arrival, recovery);
            long sent = flow.stop();
            Patience.await(
                    sent + " frames",
                    () -> Ledger.frames(connection) >= sent,
                    () -> Ledger.frames(connection) + " are there");
            ledger.assertKeptExactlyOnce(connection);
            assertGrewAndDidNot();
            assertThat(recovery).isGreaterThan(3 * arrival);
            assertThat(weir.log()).doesNotContain("OutOfMemoryError");
        }
    }

    private void holdUp(int minute, WeirProcess weir, Flow flow, Connection connection) throws Exception {
        boolean full = minute % 3 == 0;
        if (full) {
            HoldUp.full(connection);
        } else {
            HoldUp.slow(connection, MILLIS_A_FRAME);
        }
        LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
        looks.add(new Look(
                minute, full ? "full" : "slow", flow.sent() - Ledger.frames(connection), weir.residentBytes() >> 20));
    }

    /** Messages a second from now on, until nothing waits any more; others arrive meanwhile. */
    private static double recovery(Flow flow, Connection connection) throws Exception {
        long before = Ledger.frames(connection);
        HoldUp.over(connection);
        long begun = System.nanoTime();
        Patience.await(
                Duration.ofMinutes(MINUTES),
                "all that waited to be stored",
                () -> Ledger.frames(connection) >= flow.sent() - 500,
                () -> flow.sent() - Ledger.frames(connection) + " still wait");
        return (Ledger.frames(connection) - before) / seconds(begun);
    }

    private void assertGrewAndDidNot() {
        assertThat(looks).extracting(Look::lag).isSorted();
        long early = looks.get(Math.min(1, looks.size() - 1)).residentMegabytes();
        assertThat(looks.getLast().residentMegabytes()).isLessThan((long) (early * GROWTH) + 1);
    }

    private void say(double arrival, double recovery) throws IOException {
        StringBuilder said = new StringBuilder();
        looks.forEach(look -> said.append(look).append('\n'));
        said.append(
                String.format(Locale.ROOT, "arrival %.0f messages/s, recovery %.0f messages/s%n", arrival, recovery));
        Files.writeString(Path.of("target", "whole", NAME + ".txt"), said);
    }

    private static double seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
    }
}
