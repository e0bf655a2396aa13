package io.weir.query.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a store promises, and passes on how it fails. */
final class Failures {

    private static final long LOOK_UP_MILLIS = 100;

    private Failures() {}

    /** Waits for a result, as long as the query may take. */
    static <T> T await(CompletionStage<T> promise, Budget budget) {
        CompletableFuture<T> future = promise.toCompletableFuture();
        try {
            while (true) {
                budget.check();
                try {
                    return future.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Looks whether anybody still waits, and goes on.
                } catch (ExecutionException e) {
                    raise(e.getCause() == null ? e : e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancelledException();
                }
            }
        } finally {
            // Tells the store when nobody waits any more; nothing where it has answered.
            future.cancel(true);
        }
    }

    static void raise(Throwable failure) {
        switch (failure) {
            case CompletionException e when e.getCause() != null -> raise(e.getCause());
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("the store failed", failure);
        }
    }
}
