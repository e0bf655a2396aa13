package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Bounds what is decoded and not yet kept, by bytes: while one batch is written the next is decoded, and no more is asked
 * for when there is enough. Safe for use by several threads.
 */
final class InFlight {

    private final long most;
    private long bytes;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();

    /** @param most bytes in flight before nothing more is asked for; the last batch may go beyond */
    InFlight(long most) {
        this.most = most;
    }

    /** Takes so many bytes; completes when there is room for more, at once if there is. */
    synchronized Uni<Void> enter(long size) {
        bytes += size;
        if (bytes < most) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<Void> room = new CompletableFuture<>();
        waiting.add(room);
        return Uni.createFrom().completionStage(room);
    }

    /** Gives so many bytes back. */
    void leave(long size) {
        List<CompletableFuture<Void>> free = List.of();
        synchronized (this) {
            bytes -= size;
            if (bytes < most) {
                free = waiting;
                waiting = new ArrayList<>();
            }
        }
        free.forEach(room -> room.complete(null));
    }

    /** Bytes in flight. */
    synchronized long bytes() {
        return bytes;
    }
}
