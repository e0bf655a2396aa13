package io.weir.storage.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.storage.tiers.Tiers.Frame;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Retention.Times USUAL =
            new Retention.Times(Duration.ofDays(3), Duration.ofDays(10), Duration.ofDays(100));

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
    void sixDaysOfTwoSources() throws SQLException {
        tiers.empty();
        execute("insert into source (id, fingerprint, name, attributes) values"
                + " (1, gen_random_uuid(), 'checkout@a', '{}'), (2, gen_random_uuid(), 'audit@b', '{}')");
        tiers.write(LongStream.range(0, 6)
                .boxed()
                .flatMap(day -> LongStream.of(1, 2)
                        .mapToObj(source -> new Frame(
                                source, Tiers.START.plus(Duration.ofDays(day)).toEpochMilli(), 1, new double[] {day})))
                .toList());
        tiers.clockTo(Tiers.START.plus(Duration.ofDays(5)).plus(Duration.ofHours(1)));
    }

    @Test
    void daysThatAreTooOldAreDropped() throws Exception {
        tiers.compact();

        List<String> dropped = new Expiry(tiers.source(), tiers.clock(), new Retention(USUAL, List.of())).run();

        assertThat(dropped).contains("block_20261124", "block_20261125").doesNotContain("block_20261126");
        assertThat(days(1)).containsExactly(2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void framesThatNobodyCompactsAreDroppedToo() throws Exception {
        new Expiry(tiers.source(), tiers.clock(), new Retention(USUAL, List.of())).run();

        assertThat(days(1)).containsExactly(3.0, 4.0, 5.0);
    }

    @Test
    void aGroupIsKeptForLongerAndOthersAreNot() throws Exception {
        tiers.compact();
        Retention.Times longer = new Retention.Times(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(300));
        Retention retention = new Retention(USUAL, List.of(new Retention.Group("audit@*", longer)));

        new Expiry(tiers.source(), tiers.clock(), retention).run();

        assertThat(days(2)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(days(1)).containsExactly(3.0, 4.0, 5.0);
    }

    @Test
    void aGroupIsKeptForAShorterTime() throws Exception {
        tiers.compact();
        Retention.Times shorter = new Retention.Times(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
        Retention retention = new Retention(USUAL, List.of(new Retention.Group("*out@*", shorter)));

        new Expiry(tiers.source(), tiers.clock(), retention).run();

        assertThat(days(1)).containsExactly(5.0);
        assertThat(days(2)).containsExactly(2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void aPatternTakesNothingButItsStarsForMoreThanItSays() {
        Retention retention = new Retention(USUAL, List.of(new Retention.Group("a.b*", USUAL_TWICE)));

        assertThat(retention.of("a.bc")).isEqualTo(USUAL_TWICE);
        assertThat(retention.of("axbc")).isEqualTo(USUAL);
    }

    private static final Retention.Times USUAL_TWICE =
            new Retention.Times(Duration.ofDays(6), Duration.ofDays(20), Duration.ofDays(200));

    @Test
    void theClockOfTheDatabaseDoesNotMatter() throws Exception {
        tiers.clockTo(Instant.EPOCH);

        assertThat(new Expiry(tiers.source(), tiers.clock(), new Retention(USUAL, List.of())).run())
                .isEmpty();
    }

    private static List<Double> days(long source) throws SQLException {
        return tiers.read(source).stream()
                .flatMap(
                        section -> java.util.Arrays.stream(section.columns()[0]).boxed())
                .toList();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = tiers.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
