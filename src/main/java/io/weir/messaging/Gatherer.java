package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Gathers messages that come one by one into batches: while one is being kept, the next grows. Not safe for use by
 * several threads: all calls come on the context of its link.
 */
final class Gatherer {

    private static final Logger LOG = Logger.getLogger(Gatherer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_MESSAGES = 500;
    private static final long MOST_BYTES = 8 << 20;

    private final Function<List<? extends Received>, Uni<Void>> keeper;
    private final Executor context;
    private final Runnable afterwards;
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int beingKept;
    private long bytesBeingKept;

    /**
     * @param keeper keeps a batch and completes when it is on disk
     * @param context on which the link lives
     * @param afterwards called on the context when a batch is kept and there is room again
     */
    Gatherer(Function<List<? extends Received>, Uni<Void>> keeper, Executor context, Runnable afterwards) {
        this.keeper = keeper;
        this.context = context;
        this.afterwards = afterwards;
    }

    /** Takes a message. */
    void add(Delivery delivery) {
        waiting.add(delivery);
        waitingBytes += delivery.size();
        next();
    }

    /** Messages in memory. */
    int messages() {
        return waiting.size() + beingKept;
    }

    /** Their bytes. */
    long bytes() {
        return waitingBytes + bytesBeingKept;
    }

    private void next() {
        if (beingKept > 0 || waiting.isEmpty()) {
            return;
        }
        List<Delivery> batch = batch();
        beingKept = batch.size();
        Uni.createFrom()
                .deferred(() -> keeper.apply(batch))
                .onFailure()
                .invoke(e -> LOG.error("a batch could not be kept, and is tried again", e))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> context.execute(() -> kept(batch)));
    }

    private List<Delivery> batch() {
        List<Delivery> batch = new ArrayList<>();
        bytesBeingKept = 0;
        while (!waiting.isEmpty() && batch.size() < MOST_MESSAGES && bytesBeingKept < MOST_BYTES) {
            Delivery delivery = waiting.remove();
            bytesBeingKept += delivery.size();
            batch.add(delivery);
        }
        waitingBytes -= bytesBeingKept;
        return batch;
    }

    private void kept(List<Delivery> batch) {
        batch.forEach(Delivery::kept);
        beingKept = 0;
        bytesBeingKept = 0;
        afterwards.run();
        next();
    }
}
