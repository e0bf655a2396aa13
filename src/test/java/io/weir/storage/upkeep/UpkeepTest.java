package io.weir.storage.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** All of it is from 2020 or 2026, and now it is the middle of 2026. */
class UpkeepTest {

    private static final KeptFor KEPT = new KeptFor(
            Duration.ofDays(90),
            Duration.ofDays(90),
            Duration.ofDays(90),
            Duration.ofDays(30),
            Duration.ofDays(365),
            Duration.ofDays(14),
            Duration.ofDays(1));
    private static final String OLD = "'2020-01-01T00:00:00Z'";
    private static final String NEW = "'2026-06-01T00:00:00Z'";

    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase database;

    private Instant now = Instant.parse("2026-06-02T00:00:00Z");
    private final Upkeep upkeep = new Upkeep(SOURCE, () -> now, KEPT);

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start();
        SOURCE.setUrl(database.jdbcUrl());
        SOURCE.setUser("postgres");
        SOURCE.setPassword("postgres");
        Flyway.configure()
                .dataSource(SOURCE)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        execute("truncate source, alert, alert_group, notice, plugin_change cascade");
        execute("update upkeep set cursor = 0, next_at = " + OLD);
        execute("insert into source (id, fingerprint, name, attributes, first_seen)"
                + " values (1, gen_random_uuid(), 's', '{}', " + NEW + ")");
        pipeline(1, NEW);
    }

    @Test
    void findingsGoWithTheirSuggestionsAndOpenOnesStay() throws Exception {
        finding(1, OLD, OLD);
        finding(2, OLD, NEW);
        finding(3, OLD, null);
        execute("insert into suggestion (finding_id, position, action, effect, reason, risk)"
                + " values (1, 0, 'SET', '{}', '', ''), (3, 0, 'SET', '{}', '', '')");

        everything();

        assertThat(numbers("select id from finding order by id")).containsExactly(2L, 3L);
        assertThat(numbers("select finding_id from suggestion")).containsExactly(3L);
    }

    @Test
    void alertsGoUnlessAGroupIsStillToTellOfThem() throws Exception {
        alert(1, "RESOLVED", OLD);
        alert(2, "RESOLVED", NEW);
        alert(3, "FIRING", null);
        alert(4, "RESOLVED", OLD);
        execute(
                "insert into alert_group (id, group_key, receiver, labels, group_interval_ms, repeat_interval_ms, next_flush_at)"
                        + " values (1, 'k', 'r', '{}', 1, 1, now())");
        execute("insert into alert_group_member values (1, 4)");

        everything();

        assertThat(numbers("select id from alert order by id")).containsExactly(2L, 3L, 4L);
    }

    @Test
    void noticesGoUnlessTheyWait() throws Exception {
        notice(1, "DELIVERED", OLD);
        notice(2, "FAILED", OLD);
        notice(3, "PENDING", OLD);
        notice(4, "DELIVERED", NEW);

        everything();

        assertThat(numbers("select id from notice order by id")).containsExactly(3L, 4L);
    }

    @Test
    void pipelinesGoUnlessSomethingIsOpen() throws Exception {
        pipeline(2, OLD);
        pipeline(3, OLD);
        pipeline(4, OLD);
        execute("insert into finding select 9, 3, 'a', 'c', 'SINK', null, 1, 1, '', '', '[]', now(), now()");
        alert(1, "FIRING", null);
        execute("update alert set pipeline_id = 4");

        everything();

        assertThat(numbers("select id from pipeline order by id")).containsExactly(1L, 3L, 4L);
    }

    @Test
    void changesToPluginsGo() throws Exception {
        execute("insert into plugin_change (at, by_whom, type, name, action) values (" + OLD
                + ", 'me', 'ANALYZER', 'x', 'REMOVED'), (" + NEW + ", 'me', 'ANALYZER', 'y', 'REMOVED')");

        everything();

        assertThat(texts("select name from plugin_change")).containsExactly("y");
    }

    @Test
    void manyRowsGoInSteps() throws Exception {
        execute(
                "insert into notice (receiver, group_key, target_id, target, status, summary, alert_ids, payload, state, created_at)"
                        + " select 'r', 'k', 't', 't', 'firing', '', '{}', '', 'DELIVERED', " + OLD
                        + " from generate_series(1, 1200)");

        List<Upkeep.Step> first = dueNow();
        assertThat(first).contains(new Upkeep.Step("notices", 500)).hasSize(7);
        assertThat(dueNow()).isEmpty();

        now = now.plusSeconds(1);
        assertThat(dueNow()).containsExactly(new Upkeep.Step("notices", 500));
        now = now.plusSeconds(1);
        assertThat(dueNow()).containsExactly(new Upkeep.Step("notices", 200));
    }

    @Test
    void whatAnotherReplicaIsAtIsLeftToIt() throws Exception {
        try (Connection other = SOURCE.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from upkeep where task = 'notices' for update");

            assertThat(dueNow()).extracting(Upkeep.Step::task).hasSize(6).doesNotContain("notices");
            other.rollback();
        }
        assertThat(dueNow()).extracting(Upkeep.Step::task).containsExactly("notices");
    }

    @Test
    void aTimeThatIsTooShortIsRefused() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new KeptFor(day, day, day, Duration.ofMinutes(1), day, day, Duration.ZERO))
                .hasMessage("weir.storage.retention-notices must be PT1H at least, but is PT1M");
    }

    @Test
    void pipelinesAreKeptForLongerThanSamplesMayBeLate() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new KeptFor(day, day, day, day, day, day, day))
                .hasMessage("weir.storage.retention-pipelines must be PT48H at least, a day more than"
                        + " weir.ingest.limits.behind, but is PT24H");
    }

    @Test
    void whatFailsDoesNotHoldUpTheOthersAndIsTriedAgainAMinuteLater() throws Exception {
        notice(1, "DELIVERED", OLD);
        execute("update upkeep set next_at = '2019-01-01T00:00:00Z' where task = 'notices'");
        refuse("notice", 1);
        try {
            assertThatThrownBy(upkeep::step).hasMessageContaining("not this one");
            assertThat(dueNow()).extracting(Upkeep.Step::task).hasSize(6).doesNotContain("notices");
        } finally {
            execute("drop trigger refuse on notice");
        }

        now = now.plusSeconds(59);
        assertThat(dueNow()).extracting(Upkeep.Step::task).doesNotContain("notices");
        now = now.plusSeconds(1);
        assertThat(dueNow()).contains(new Upkeep.Step("notices", 1));
    }

    @Test
    void aSourceThatCannotBeForgottenDoesNotHoldUpTheOthers() throws Exception {
        execute("insert into source (id, fingerprint, name, attributes, first_seen, retired_at)"
                + " select i, gen_random_uuid(), 's', '{}', " + OLD + ", " + OLD + " from generate_series(2, 5) as i");
        refuse("source", 3);
        try {
            for (int i = 0; i < 6; i++) {
                dueNow();
                now = now.plusSeconds(5);
            }
        } finally {
            execute("drop trigger refuse on source");
        }

        assertThat(numbers("select id from source order by id")).containsExactly(1L, 3L);
    }

    private static void refuse(String table, long id) throws SQLException {
        execute("create or replace function refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not this one'; end $$");
        execute("create trigger refuse before delete on " + table + " for each row when (old.id = " + id
                + ") execute function refuse()");
    }

    private List<Upkeep.Step> dueNow() throws SQLException {
        List<Upkeep.Step> steps = new ArrayList<>();
        for (Optional<Upkeep.Step> step = upkeep.step(); step.isPresent(); step = upkeep.step()) {
            steps.add(step.get());
        }
        return steps;
    }

    private void everything() throws SQLException {
        assertThat(dueNow()).isNotEmpty();
    }

    private static void pipeline(long id, String lastSeen) throws SQLException {
        execute("insert into pipeline (id, source_id, name, adapter, engine, model, first_seen, last_seen) values ("
                + id + ", 1, 'p" + id + "', 'a', 'e', '{}', " + OLD + ", " + lastSeen + ")");
    }

    private static void finding(long id, String seen, @Nullable String resolved) throws SQLException {
        execute("insert into finding values (" + id + ", 1, 'a', 'c" + id + "', 'SINK', null, 1, 1, '', '', '[]', "
                + seen + ", " + seen + ", " + resolved + ", " + (resolved == null ? "null" : "'gone'") + ")");
    }

    private static void alert(long id, String state, @Nullable String end) throws SQLException {
        execute(
                "insert into alert (id, pipeline_id, fingerprint, state, labels, annotations, starts_at, ends_at) values ("
                        + id + ", 1, 'f" + id + "', '" + state + "', '{}', '{}', " + OLD + ", " + end + ")");
    }

    private static void notice(long id, String state, String created) throws SQLException {
        execute(
                "insert into notice (id, receiver, group_key, target_id, target, status, summary, alert_ids, payload, state,"
                        + " created_at) values (" + id + ", 'r', 'k', 't', 't', 'firing', '', '{}', '', '" + state
                        + "', " + created
                        + ")");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = SOURCE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> numbers(String sql) throws SQLException {
        return texts(sql).stream().map(Long::valueOf).toList();
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Connection connection = SOURCE.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
