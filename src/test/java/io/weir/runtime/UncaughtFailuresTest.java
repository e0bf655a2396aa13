package io.weir.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.weir.testing.Scratch;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UncaughtFailuresTest {

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    // Should the first assertion fail one day, the library is mended and this class is needed no more.
    @Test
    void theSecondFailureOfAQueryIsNotTold() throws Exception {
        vertx.exceptionHandler(failure -> {
            uncaught.add(failure);
            UncaughtFailures.sifting(told::add).handle(failure);
        });
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setConnectionTimeout(200).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(Scratch.freePort())
                        .setDatabase("away"))
                .using(vertx)
                .build();

        pool.query("select 1").execute();

        await().atMost(Duration.ofSeconds(10)).until(() -> !uncaught.isEmpty());
        assertThat(told).isEmpty();
    }

    @Test
    void othersAreTold() {
        IllegalStateException other = new IllegalStateException("Result is already complete");

        UncaughtFailures.sifting(told::add).handle(other);

        assertThat(told).containsExactly(other);
    }
}
