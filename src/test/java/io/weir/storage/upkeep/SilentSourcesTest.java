package io.weir.storage.upkeep;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.adapter.NativeSeries;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.DropReason;
import io.weir.ingest.FrameStore;
import io.weir.ingest.Hash64;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Overruns;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.storage.frames.Partitions;
import io.weir.storage.frames.PgFrameStore;
import io.weir.testing.EmbeddedServices;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source of which nothing is left, and what becomes of it when it comes back at each moment. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SilentSourcesTest {

    private static final Duration SILENT = Duration.ofDays(14);
    private static final List<Task> TASKS = List.of(new SilentSources(SILENT), new RetiredSources(SILENT));

    private final Pool pool;
    private final DataSource connections;
    private final Instant start = Instant.now();
    private final String name = "silent-" + UUID.randomUUID();
    private Instant now = start;
    private PgFrameStore replica;
    private long id;

    SilentSourcesTest(Pool pool, DataSource connections) {
        this.pool = pool;
        this.connections = connections;
        this.replica = replica(IngestLimits.DEFAULT);
    }

    @BeforeEach
    void aSourceOfWhichNothingIsLeft() throws Exception {
        report(replica, name);
        id = number("select id from source where name = $1");
        execute("delete from frame where source_id = $1", id);
        now = start.plus(Duration.ofDays(2));
    }

    @Test
    void itIsForgottenADayAfterItWasRetired() throws Exception {
        step();
        assertThat(retired()).isTrue();

        now = now.plus(Duration.ofHours(23));
        step();
        assertThat(retired()).isTrue();
        now = now.plus(Duration.ofHours(2));
        step();

        assertThat(count("select count(*) from source where id = $1", id)).isZero();
        for (String table : List.of("series", "layout", "analysis_due")) {
            assertThat(count("select count(*) from " + table + " where source_id = $1", id))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whatIsStoredKeepsIt() throws Exception {
        execute("insert into source_configuration values ($1, now(), 'somebody', '{}')", id);

        step();

        assertThat(retired()).as("somebody told of its configuration lately").isFalse();
        report(replica, name);
        now = start.plus(Duration.ofDays(100));
        step();
        assertThat(retired()).as("there are frames").isFalse();
    }

    @Test
    void rollupsThatAreKeptForYearsDoNotMakeItCount() throws Exception {
        hour(Duration.ofDays(13));
        step();
        assertThat(retired()).as("it was heard of lately").isFalse();

        now = now.plus(Duration.ofDays(2));
        step();
        assertThat(retired()).isTrue();
        now = now.plus(Duration.ofDays(2));
        step();
        step();

        assertThat(retired()).as("they stay, and so does it").isTrue();
        assertThat(count("select count(*) from sample_1h where source_id = $1", id))
                .isEqualTo(1);
        report(replica(IngestLimits.DEFAULT), name);
        assertThat(retired()).as("it came back").isFalse();
        assertThat(number("select id from source where name = $1")).isEqualTo(id);
    }

    @Test
    void anActiveAlertKeepsIt() throws Exception {
        execute(
                "insert into pipeline (source_id, name, adapter, engine, model, first_seen, last_seen)"
                        + " values ($1, 'p', 'a', 'e', '{}', now(), now())",
                id);
        step();
        assertThat(retired()).isTrue();
        execute(
                "insert into alert (pipeline_id, fingerprint, state, labels, annotations, starts_at)"
                        + " select id, 'f', 'FIRING', '{}', '{}', now() from pipeline where source_id = $1",
                id);

        now = now.plus(Duration.ofDays(2));
        step();
        assertThat(retired()).as("counts again").isFalse();
        now = now.plus(Duration.ofDays(2));
        step();

        assertThat(count("select count(*) from source where id = $1 and retired_at is null", id))
                .isEqualTo(1);
        execute(
                "update alert set state = 'RESOLVED', ends_at = now()"
                        + " where pipeline_id in (select id from pipeline where source_id = $1)",
                id);
        step();
        assertThat(retired()).isTrue();
        execute("delete from alert where pipeline_id in (select id from pipeline where source_id = $1)", id);
    }

    @Test
    void itIsNotCalledBackBeyondTheLimit() throws Exception {
        step();
        int all = (int) count("select count(*) from source where retired_at is null and $1 > 0", id);

        assertThat(report(replica(limit(all)), name).drops().of(DropReason.SOURCES))
                .isEqualTo(1);
        assertThat(retired()).isTrue();

        assertThat(report(replica(limit(all + 1)), name).frames()).isEqualTo(1);
        assertThat(retired()).isFalse();
    }

    @Test
    void whoLooksItUpCallsItBack() throws Exception {
        step();

        report(replica(IngestLimits.DEFAULT), name);

        assertThat(retired()).isFalse();
        assertThat(number("select id from source where name = $1")).isEqualTo(id);
    }

    @Test
    void whoRemembersItsNumberKeepsIt() throws Exception {
        now = start;
        report(replica, name);
        execute("delete from frame where source_id = $1", id);
        now = start.plus(Duration.ofDays(2));
        step();
        Instant retiredAt = now;

        now = start.plus(Duration.ofHours(1));
        report(replica, name);
        now = retiredAt.plus(Duration.ofDays(2));
        step();

        assertThat(count("select count(*) from source where id = $1 and retired_at is null", id))
                .isEqualTo(1);
    }

    @Test
    void whenItComesBackLaterItIsAnother() throws Exception {
        step();
        now = now.plus(Duration.ofDays(2));
        step();

        report(replica, name);

        long another = number("select id from source where name = $1");
        assertThat(another).isGreaterThan(id);
        assertThat(count("select count(*) from frame where source_id = $1", another))
                .isEqualTo(1);
        assertThat(count("select count(*) from layout where source_id = $1", another))
                .isEqualTo(1);
    }

    @Test
    void itCountsNoLongerAmongThoseThatMayBe() throws Exception {
        int all = (int) count("select count(*) from source where retired_at is null and $1 > 0", id);
        String other = name + "-other";
        assertThat(report(replica(limit(all)), other).drops().of(DropReason.SOURCES))
                .isEqualTo(1);

        step();

        assertThat(report(replica(limit(all)), other).drops().of(DropReason.SOURCES))
                .isZero();
    }

    /** A step of each. */
    private void step() throws Exception {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            for (Task task : TASKS) {
                // others' sources have smaller numbers
                task.step(connection, id - 1, now);
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private PgFrameStore replica(IngestLimits limits) {
        return new PgFrameStore(
                pool, connections, new Partitions(pool), limits, new Overruns(InstantSource.system()), () -> now);
    }

    private static IngestLimits limit(int sources) {
        return new IngestLimits(
                1 << 20, sources, 100, 100, 10, 100, 100, Duration.ofDays(1), Duration.ofDays(1), 1 << 20);
    }

    private FrameStore.Stored report(PgFrameStore store, String source) throws Exception {
        SourceIdentity identity = new SourceIdentity(source, Map.of("service.name", source));
        List<SeriesIdentity> series = List.of(new SeriesIdentity("m", Map.of("k", "v"), NativeSeries.Kind.GAUGE, ""));
        DecodedFrame frame = new DecodedFrame(
                Hash64.of(source),
                Hash64.of("shape"),
                start.toEpochMilli(),
                new double[] {1},
                () -> new DecodedFrame.Description(identity, series));
        return store.store(List.of(frame)).toCompletableFuture().get(30, SECONDS);
    }

    private void hour(Duration ago) {
        OffsetDateTime until = now.minus(ago).truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        pool.preparedQuery("select weir_make_block_partitions($1)")
                .execute(Tuple.of(until))
                .await()
                .indefinitely();
        pool.preparedQuery("insert into rollup_hour"
                        + " select source_id, $2, array[id], '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}'"
                        + " from series where source_id = $1")
                .execute(Tuple.of(id, until))
                .await()
                .indefinitely();
    }

    private boolean retired() {
        return count("select count(*) from source where id = $1 and retired_at is not null", id) == 1;
    }

    private void execute(String sql, long parameter) {
        pool.preparedQuery(sql).execute(Tuple.of(parameter)).await().indefinitely();
    }

    private long count(String sql, long parameter) {
        return first(sql, Tuple.of(parameter));
    }

    private long number(String sql) {
        return first(sql, Tuple.of(name));
    }

    private long first(String sql, Tuple parameters) {
        Row row = pool.preparedQuery(sql)
                .execute(parameters)
                .await()
                .indefinitely()
                .iterator()
                .next();
        return row.getLong(0);
    }
}
