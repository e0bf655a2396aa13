package io.weir.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement for many: what comes while a statement is under way waits, and goes with all else that waits into the next.
 * So nothing waits when there is little to do, and statements become fewer the more there is. Safe for use by several
 * threads; never blocks.
 *
 * @param <T> what a statement is about
 */
public final class Together<T> {

    /** Whose other end is gone without a word must not hold up all others for ever. */
    private static final long PATIENCE_SECONDS = 60;

    private final int most;
    private final Function<List<T>, CompletionStage<?>> statement;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underway = new AtomicBoolean();

    /**
     * @param most that go into one statement
     * @param statement runs it, for one or more in the order in which they came; all of them fail when it fails, or
     *     has not ended after a minute
     */
    public Together(int most, Function<List<T>, CompletionStage<?>> statement) {
        this.most = most;
        this.statement = statement;
    }

    private record Waiting<T>(T one, CompletableFuture<Void> done) {}

    /** Completes when the statement that it went into has completed. */
    public CompletionStage<Void> add(T one) {
        Waiting<T> mine = new Waiting<>(one, new CompletableFuture<>());
        waiting.add(mine);
        next();
        return mine.done();
    }

    private void next() {
        while (!waiting.isEmpty() && underway.compareAndSet(false, true)) {
            List<Waiting<T>> batch = take();
            if (!batch.isEmpty()) {
                run(batch);
                return;
            }
            underway.set(false);
        }
    }

    private List<Waiting<T>> take() {
        List<Waiting<T>> batch = new ArrayList<>();
        Waiting<T> one = waiting.poll();
        while (one != null) {
            batch.add(one);
            one = batch.size() < most ? waiting.poll() : null;
        }
        return batch;
    }

    private void run(List<Waiting<T>> batch) {
        start(batch.stream().map(Waiting::one).toList()).whenComplete((nothing, failure) -> {
            underway.set(false);
            next();
            batch.forEach(one -> end(one, failure));
        });
    }

    private CompletionStage<?> start(List<T> all) {
        try {
            return statement.apply(all).toCompletableFuture().copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Throwable e) {
            // An error too: all that comes later waits for this.
            return CompletableFuture.failedStage(e);
        }
    }

    private static void end(Waiting<?> one, @Nullable Throwable failure) {
        if (failure == null) {
            one.done().complete(null);
        } else {
            one.done().completeExceptionally(failure);
        }
    }
}
