package io.weir.storage.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionRaceTest {

    private static final Hour HOUR = Hour.of(Tiers.START);
    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    @SuppressWarnings("NullAway.Init")
    private static Tiers tiers;

    @BeforeAll
    static void start() {
        tiers = new Tiers();
    }

    @AfterAll
    static void stop() throws Exception {
        tiers.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        tiers.empty();
    }

    @Test
    void twoWhoMakeAnHourAtOnceMakeItOnce() throws Exception {
        assertThat(secondOfTwo("select weir_make_frame_hour(?)")).isFalse();
    }

    @Test
    void twoWhoMakeThePartitionOfADayAtOnceMakeItOnce() throws Exception {
        assertThat(secondOfTwo("select weir_make_partition('block', 'block_race', ?::timestamptz, '2027-01-01', '')"))
                .isFalse();
    }

    /** What the second gets, who came while the first was at it. */
    private static boolean secondOfTwo(String making) throws Exception {
        try (Connection first = tiers.source().getConnection();
                Connection second = tiers.source().getConnection()) {
            first.setAutoCommit(false);
            assertThat(makes(first, making)).isTrue();
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> makes(second, making));
            await().atMost(Duration.ofSeconds(20)).until(() -> tiers.count(WAITING) == 1);
            first.commit();
            return answer.get(20, TimeUnit.SECONDS);
        }
    }

    private static boolean makes(Connection connection, String making) {
        try (PreparedStatement make = connection.prepareStatement(making)) {
            make.setObject(1, Times.utc(HOUR.end()));
            ResultSet row = make.executeQuery();
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
