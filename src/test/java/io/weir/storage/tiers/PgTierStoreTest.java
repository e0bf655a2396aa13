package io.weir.storage.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.weir.query.TierReport;
import io.weir.query.TierReport.Kind;
import io.weir.storage.tiers.Tiers.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgTierStoreTest {

    private static final Vertx VERTX = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private static Tiers tiers;

    @SuppressWarnings("NullAway.Init")
    private static Pool pool;

    @BeforeAll
    static void start() {
        tiers = new Tiers();
        PgConnectOptions options = PgConnectOptions.fromUri(tiers.jdbcUrl().substring("jdbc:".length()));
        pool = PgBuilder.pool()
                .connectingTo(options.setUser("postgres").setPassword("postgres"))
                .using(VERTX)
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        pool.closeAndAwait();
        VERTX.closeAndAwait();
        tiers.close();
    }

    @BeforeEach
    void empty() throws Exception {
        tiers.empty();
    }

    @Test
    void withoutAnythingThereIsNothing() throws Exception {
        TierReport report = look();

        assertThat(report.compactedAt()).isNull();
        assertThat(report.running()).isNull();
        assertThat(of(report, Kind.BLOCKS).stretches()).isZero();
    }

    @Test
    void whatIsSealedWaitsInPieces() throws Exception {
        tiers.write(frames());
        tiers.clockTo(Tiers.START.plus(Duration.ofHours(12)));

        Compaction compaction = tiers.compaction();
        compaction.step();
        compaction.step();
        compaction.step();

        TierReport report = look();
        assertThat(of(report, Kind.SEALED).stretches()).isOne();
        assertThat(report.running()).isNotNull().satisfies(running -> {
            assertThat(running.until()).isEqualTo(Tiers.START.plus(Duration.ofHours(1)));
            assertThat(running.pieces()).isEqualTo(2);
            assertThat(running.done()).isOne();
        });
    }

    @Test
    void whatIsCompactedIsCounted() throws Exception {
        tiers.write(frames());
        tiers.clockTo(Tiers.START.plus(Duration.ofHours(12)));

        tiers.compact();

        TierReport report = look();
        assertThat(report.compactedAt()).isNotNull();
        assertThat(report.running()).isNull();
        assertThat(of(report, Kind.BLOCKS)).satisfies(blocks -> {
            assertThat(blocks.stretches()).isOne();
            assertThat(blocks.samples()).isEqualTo(4 * 50 * 2);
            assertThat(blocks.bytes()).isPositive();
        });
    }

    private static TierReport look() throws Exception {
        return new PgTierStore(pool).look().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static TierReport.Tier of(TierReport report, Kind kind) {
        return report.tiers().get(kind.ordinal());
    }

    private static List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (int source = 1; source <= 4; source++) {
            for (int i = 0; i < 50; i++) {
                frames.add(new Frame(source, Tiers.START.toEpochMilli() + 1 + i * 1_000L, 1, new double[] {i, 1}));
            }
        }
        return frames;
    }
}
