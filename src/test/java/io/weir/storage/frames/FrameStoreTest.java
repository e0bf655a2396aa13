package io.weir.storage.frames;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.pipeline.Interval;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.DropReason;
import io.weir.ingest.FrameStore.Stored;
import io.weir.ingest.Hash64;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Overrun;
import io.weir.ingest.Overruns;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.StoreUnavailableException;
import io.weir.storage.tiers.Hour;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FrameStoreTest {

    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Pool pool;
    private final DataSource connections;
    private final Overruns overruns = new Overruns(InstantSource.system());
    private final PgSourceWindows windows;
    private final String source = "store-" + UUID.randomUUID();
    private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private final long now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();

    FrameStoreTest(Pool pool, DataSource connections, PgSourceWindows windows) {
        this.pool = pool;
        this.connections = connections;
        this.windows = windows;
    }

    @Test
    void layoutsOfOneInstantStandSideBySide() throws Exception {
        PgFrameStore store = store(IngestLimits.DEFAULT);

        Stored stored = store(store, frame(now, "a", "b"), frame(now, "b", "c"), frame(now + 1_000, "b", "c"));

        assertThat(stored.frames()).isEqualTo(3);
        assertThat(read("a").at()).containsExactly(now);
        assertThat(read("b").at()).containsExactly(now, now + 1_000);
        assertThat(read("c").at()).containsExactly(now, now + 1_000);
    }

    @Test
    void theSameFrameAgainChangesNothing() throws Exception {
        Stored first = store(store(IngestLimits.DEFAULT), frame(now, "a"));
        Stored again = store(store(IngestLimits.DEFAULT), frame(now, "a"), frame(now, "a"));

        assertThat(first.frames()).isEqualTo(1);
        assertThat(again.frames()).isZero();
        assertThat(again.samples()).isZero();
        assertThat(count("frame")).isEqualTo(1);
        assertThat(count("layout")).isEqualTo(1);
        assertThat(count("series")).isEqualTo(1);
    }

    // The first writes are careful; then rows go straight into the table, where one that is there already is refused.
    @Test
    void theSameFramesAgainAmongNewOnesChangeNothing() throws Exception {
        PgFrameStore store = store(IngestLimits.DEFAULT);
        for (int i = 0; i < 12; i++) {
            store(store, frame(now + i, "a", "b"));
        }

        Stored again = store(store, frame(now + 3, "a", "b"), frame(now + 12, "a", "b"), frame(now + 11, "a", "b"));
        Stored last = store(store, frame(now + 13, "a", "b"), frame(now + 13, "a", "b"));

        assertThat(again.frames()).isEqualTo(1);
        assertThat(again.samples()).isEqualTo(2);
        assertThat(last.frames()).isEqualTo(1);
        assertThat(count("frame")).isEqualTo(14);
        assertThat(read("b").values()).hasSize(14).containsOnly(1);
    }

    @Test
    void whoGoesBeyondALimitIsNamedWithASeries() throws Exception {
        store(store(limits(2, 1)), frame(now, "a", "b", "c"), frame(now + 1, "b"), frame(now + 2, "b", "a"));

        List<Overrun> all = overruns.take();

        assertThat(all).extracting(Overrun::reason).contains(Overrun.Reason.SERIES, Overrun.Reason.LAYOUTS);
        assertThat(all).extracting(o -> o.source().name()).containsOnly(source);
        assertThat(all).extracting(Overrun::example).contains("m{k=c}");
    }

    @Test
    void whatGoesBeyondALimitCountsOnceHoweverOftenStoringIsTried() throws Exception {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://localhost:1/none");
        PgFrameStore failing = new PgFrameStore(pool, away, new Partitions(pool), limits(2, 10), overruns, clock);
        DecodedFrame frame = frame(now, "a", "b", "c");

        assertThatThrownBy(() -> store(failing, frame)).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(overruns.take()).isEmpty();
        store(store(limits(2, 10)), frame);

        assertThat(overruns.take()).extracting(Overrun::count).containsExactly(1L);
    }

    @Test
    void manySmallBatchesAtOnceAreAllKept() throws Exception {
        PgFrameStore store = store(IngestLimits.DEFAULT);

        CompletableFuture<?>[] all = IntStream.range(0, 300)
                .mapToObj(i -> store.store(List.of(frame(now + i, "a"), frame(now + i, "b")))
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).get(30, SECONDS);

        assertThat(count("frame")).isEqualTo(600);
    }

    @Test
    void seriesBeyondTheLimitAreDroppedAndTheRestIsKept() throws Exception {
        PgFrameStore store = store(limits(3, 100));

        Stored first = store(store, frame(now, "a", "b", "c", "d", "e"));
        Stored second = store(store, frame(now + 1_000, "f", "c"), frame(now + 2_000, "g"));

        assertThat(first.drops().of(DropReason.SERIES)).isEqualTo(2);
        assertThat(first.samples()).isEqualTo(3);
        assertThat(second.drops().of(DropReason.SERIES)).isEqualTo(2);
        assertThat(read("c").at()).containsExactly(now, now + 1_000);
        assertThat(read("c").values()).containsExactly(2, 1);
        assertThat(count("series")).isEqualTo(3);
    }

    @Test
    void beyondTheLimitOfLayoutsNothingIsLost() throws Exception {
        PgFrameStore store = store(limits(100, 2));

        Stored stored = store(store, frame(now, "a", "b"), frame(now + 1, "b", "c"), frame(now + 2, "c", "a"));
        store(store, frame(now + 3, "a", "b"), frame(now + 4, "c", "a"));

        assertThat(stored.frames()).isEqualTo(4);
        assertThat(stored.samples()).isEqualTo(6);
        assertThat(read("a").at()).containsExactly(now, now + 2, now + 3, now + 4);
        assertThat(read("a").values()).containsExactly(0, 1, 0, 1);
        assertThat(count("layout")).isEqualTo(4);
    }

    @Test
    void sourcesBeyondTheLimitAreDropped() throws Exception {
        IngestLimits one = new IngestLimits(1 << 20, 1, 10, 10, 10, 100, 100, Duration.ZERO, Duration.ZERO, 1 << 20);
        store(store(IngestLimits.DEFAULT), frame("other-" + source, now, "a"));

        Stored stored = store(store(one), frame(now, "a", "b"));

        assertThat(stored.drops().of(DropReason.SOURCES)).isEqualTo(2);
        assertThat(stored.frames()).isZero();
    }

    @Test
    void ofTwoEqualSeriesInOneFrameTheLastCounts() throws Exception {
        Stored stored = store(store(IngestLimits.DEFAULT), frame(now, "a", "b", "a"));

        assertThat(stored.drops().of(DropReason.DUPLICATE)).isEqualTo(1);
        assertThat(read("a").values()).containsExactly(2);
    }

    @Test
    void aSeriesWithTooLongALabelIsDropped() throws Exception {
        Stored stored = store(store(IngestLimits.DEFAULT), frame(now, "a", "x".repeat(2_000)));

        assertThat(stored.drops().of(DropReason.LABELS)).isEqualTo(1);
        assertThat(stored.samples()).isEqualTo(1);
    }

    @Test
    void charactersThatPostgresCannotHoldAreReplaced() throws Exception {
        store(store(IngestLimits.DEFAULT), frame(now, "a\0b", "\uD800"));

        assertThat(count("series")).isEqualTo(2);
    }

    @Test
    void lateValuesGetAPartition() throws Exception {
        long late = now - Duration.ofDays(9).toMillis();

        store(store(IngestLimits.DEFAULT), frame(late, "a"));

        assertThat(read("a").at()).containsExactly(late);
    }

    // The store still believes in the partition; it finds out, and makes it again.
    @Test
    void aPartitionThatIsGoneIsMadeAnew() throws Exception {
        long old = now - Duration.ofDays(60).toMillis();
        PgFrameStore store = store(IngestLimits.DEFAULT);
        store(store, frame(old, "a"));
        pool.query("drop table frame_"
                        + DateTimeFormatter.ofPattern("uuuuMMddHH")
                                .withZone(ZoneOffset.UTC)
                                .format(Hour.of(old).end()))
                .execute()
                .await()
                .atMost(ROUND);

        store(store, frame(old + 1, "a"));

        assertThat(read("a").at()).containsExactly(old + 1);
    }

    @Test
    void replicasThatLearnTheSameAtOnceAgree() throws Exception {
        List<PgFrameStore> replicas =
                IntStream.range(0, 4).mapToObj(i -> store(IngestLimits.DEFAULT)).toList();

        CompletableFuture<?>[] all = IntStream.range(0, 40)
                .mapToObj(i -> replicas.get(i % 4)
                        .store(List.of(frame(now + i, "a", "b", "c" + i % 5), frame(now + i, "d" + i % 3)))
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).get(30, SECONDS);

        assertThat(count("frame")).isEqualTo(80);
        assertThat(count("series")).isEqualTo(2 + 5 + 3);
        assertThat(count("layout")).isEqualTo(5 + 3);
        assertThat(read("a").at()).hasSize(40);
    }

    // More sources than one transaction numbers, in a different order for each replica.
    @Test
    void replicasThatLearnManySourcesAtOnceAgree() throws Exception {
        List<DecodedFrame> frames = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            frames.add(frame(source + "-" + i, now, "a", "b"));
            frames.add(frame(source + "-" + i, now, "b", "c"));
        }

        CompletableFuture<?>[] all = IntStream.range(0, 3)
                .mapToObj(i -> {
                    List<DecodedFrame> mine = new ArrayList<>(frames);
                    Collections.shuffle(mine, new Random(i));
                    return store(IngestLimits.DEFAULT).store(mine).toCompletableFuture();
                })
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).get(60, SECONDS);

        assertThat(countOfAll("series")).isEqualTo(3 * 250);
        assertThat(countOfAll("layout")).isEqualTo(2 * 250);
        assertThat(countOfAll("frame")).isEqualTo(2 * 250);
        assertThat(number("select sum(series + layouts) from source where name like $1", Tuple.of(source + "-%")))
                .isEqualTo((3 + 2) * 250);
    }

    private long countOfAll(String table) {
        return number(
                "select count(*) from " + table + " where source_id in (select id from source where name like $1)",
                Tuple.of(source + "-%"));
    }

    private PgFrameStore store(IngestLimits limits) {
        return new PgFrameStore(pool, connections, new Partitions(pool), limits, overruns, clock);
    }

    private static IngestLimits limits(int series, int layouts) {
        return new IngestLimits(
                1 << 20, 1_000_000, series, layouts, 10, 100, 100, Duration.ofDays(1), Duration.ofDays(1), 1 << 20);
    }

    private static Stored store(PgFrameStore store, DecodedFrame... frames) throws Exception {
        return store.store(List.of(frames)).toCompletableFuture().get(30, SECONDS);
    }

    /** A frame whose values are the positions of its series. */
    private DecodedFrame frame(long at, String... labels) {
        return frame(source, at, labels);
    }

    private static DecodedFrame frame(String source, long at, String... labels) {
        List<SeriesIdentity> series = new ArrayList<>();
        for (String label : labels) {
            series.add(new SeriesIdentity("m", Map.of("k", label), NativeSeries.Kind.GAUGE, ""));
        }
        double[] values = IntStream.range(0, labels.length).asDoubleStream().toArray();
        SourceIdentity identity = new SourceIdentity(source, Map.of("service.name", source));
        return new DecodedFrame(
                Hash64.of(source),
                Hash64.of(Arrays.toString(labels)),
                at,
                values,
                () -> new DecodedFrame.Description(identity, series));
    }

    private NativeSeries read(String label) throws Exception {
        Interval ever =
                new Interval(Instant.ofEpochMilli(now).minus(Duration.ofDays(90)), Instant.ofEpochMilli(now + 60_000));
        return windows.read(sourceId(), ever).toCompletableFuture().get(10, SECONDS).series().stream()
                .filter(s -> s.label("k").equals(label))
                .findFirst()
                .orElseThrow();
    }

    private long sourceId() {
        return number("select id from source where name = $1", Tuple.of(source));
    }

    private long count(String table) {
        return number("select count(*) from " + table + " where source_id = $1", Tuple.of(sourceId()));
    }

    private long number(String sql, Tuple parameters) {
        Row row = pool.preparedQuery(sql)
                .execute(parameters)
                .await()
                .atMost(ROUND)
                .iterator()
                .next();
        return row.getLong(0);
    }
}
