package io.weir.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import io.weir.testing.EmbeddedDatabase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final String SLEEP = "select pg_sleep(60), 'of this test'";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase database;

    private static final Vertx VERTX = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private static Pool pool;

    @SuppressWarnings("NullAway.Init")
    private static Pool observer;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.start();
        pool = pool(1);
        observer = pool(1);
    }

    @AfterAll
    static void stop() throws Exception {
        pool.closeAndAwait();
        observer.closeAndAwait();
        VERTX.closeAndAwait();
        database.close();
    }

    @Test
    void whoGivesUpEndsTheStatementInTheDatabase() {
        var running = new Statements(pool).run(SLEEP, Tuple.tuple()).subscribe().asCompletionStage();
        await().until(() -> sleepers() == 1);

        running.cancel(true);

        await().atMost(Duration.ofSeconds(10)).until(() -> sleepers() == 0);
        assertThat(one(new Statements(pool))).isOne();
    }

    @Test
    void whoGivesUpBeforeThereIsAConnectionTakesNone() {
        Statements statements = new Statements(pool);
        var first = statements.run(SLEEP, Tuple.tuple()).subscribe().asCompletionStage();
        await().until(() -> sleepers() == 1);
        var second = statements.run(SLEEP, Tuple.tuple()).subscribe().asCompletionStage();

        second.cancel(true);
        first.cancel(true);

        assertThat(one(statements)).isOne();
        assertThat(sleepers()).isZero();
    }

    @Test
    void aFailureIsToldAndTheConnectionGoesOn() {
        Statements statements = new Statements(pool);

        assertThatExceptionOfType(PgException.class)
                .isThrownBy(() ->
                        statements.run("select 1 / 0", Tuple.tuple()).await().atMost(Duration.ofSeconds(10)));
        assertThat(one(statements)).isOne();
    }

    private static int one(Statements statements) {
        return statements
                .run("select 1", Tuple.tuple())
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getInteger(0);
    }

    private static long sleepers() {
        return observer.query(
                        "select count(*) from pg_stat_activity where state = 'active' and query like '%of this test%'"
                                + " and pid <> pg_backend_pid()")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Pool pool(int connections) {
        String address = database.jdbcUrl().substring("jdbc:".length());
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(
                        PgConnectOptions.fromUri(address).setUser("postgres").setPassword("postgres"))
                .using(VERTX)
                .build();
    }
}
