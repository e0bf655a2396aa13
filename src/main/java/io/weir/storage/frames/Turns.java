package io.weir.storage.frames;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs one piece of work after another, each on a worker thread. Safe for use by several threads; never blocks. */
final class Turns {

    private final Executor workers;
    private CompletionStage<?> last = CompletableFuture.completedStage(null);

    /** @param workers on whose threads work begins */
    Turns(Executor workers) {
        this.workers = workers;
    }

    /** Runs work when all that came before is done, however it ended; ends as the work does. */
    synchronized <T> CompletionStage<T> next(Supplier<CompletionStage<T>> work) {
        CompletionStage<T> turn =
                last.handleAsync((result, failure) -> work.get(), workers).thenCompose(begun -> begun);
        last = turn;
        return turn;
    }
}
