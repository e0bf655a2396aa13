package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Open while the store takes what it is given. Once it does not, one batch at a time tries again, after pauses that grow,
 * and all others wait for it: hundreds of batches in flight must not all knock at a database that is away. Safe for use
 * by several threads; never blocks.
 */
final class StoreGate {

    private final Pause pause;
    private final Timer timer;
    private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
    private boolean open = true;
    private boolean pausing;

    /** Runs something later. */
    @FunctionalInterface
    interface Timer {
        void after(long millis, Runnable task);
    }

    /**
     * @param pause between two attempts while the store is away; nobody else's
     * @param timer waits for that long
     */
    StoreGate(Pause pause, Timer timer) {
        this.pause = pause;
        this.timer = timer;
    }

    /** Completes when the caller may try: at once while the gate is open. It then says how that went. */
    Uni<Void> turn() {
        return Uni.createFrom().completionStage(this::next);
    }

    private synchronized CompletableFuture<@Nullable Void> next() {
        if (open) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        waiting.add(turn);
        return turn;
    }

    /** The store is not there: the next attempt is made after a pause. */
    void failed() {
        long millis;
        synchronized (this) {
            open = false;
            if (pausing) {
                return;
            }
            pausing = true;
            millis = pause.millis();
        }
        timer.after(millis, this::letOneTry);
    }

    private void letOneTry() {
        CompletableFuture<@Nullable Void> one;
        synchronized (this) {
            pausing = false;
            one = waiting.poll();
            // With nobody to try, whoever comes next finds out.
            open = one == null;
        }
        if (one != null) {
            one.complete(null);
        }
    }

    /** The store has answered: all may go on. */
    void answered() {
        List<CompletableFuture<@Nullable Void>> free;
        synchronized (this) {
            if (open && waiting.isEmpty()) {
                return;
            }
            open = true;
            pause.reset();
            free = List.copyOf(waiting);
            waiting.clear();
        }
        free.forEach(one -> one.complete(null));
    }
}
