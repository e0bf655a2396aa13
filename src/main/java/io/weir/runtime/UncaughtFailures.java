package io.weir.runtime;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one failure out of the log that says nothing. A pool of connections whose database is away fails a query at once,
 * leaves the timer of its time limit running, and fails it once more when that rings (vertx-sql-client issue 1706): an
 * error with its stack for each query, half a minute late. All others are told as before.
 */
@ApplicationScoped
class UncaughtFailures {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";
    private static final int NEAR_THE_TOP = 3;

    void watch(@Observes StartupEvent event, Vertx vertx) {
        vertx.exceptionHandler(sifting(vertx.exceptionHandler()));
    }

    static Handler<Throwable> sifting(@Nullable Handler<Throwable> others) {
        return failure -> {
            if (others != null && !isLateTimer(failure)) {
                others.handle(failure);
            }
        };
    }

    private static boolean isLateTimer(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        for (int i = 0; i < Math.min(NEAR_THE_TOP, stack.length); i++) {
            if (stack[i].getClassName().equals(POOL)) {
                return failure instanceof IllegalStateException
                        && "Result is already complete".equals(failure.getMessage());
            }
        }
        return false;
    }
}
