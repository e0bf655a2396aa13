package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Acknowledges batches in the order in which they came, after each and all before it are kept: an acknowledged offset
 * stands for all before it. A batch whose partitions all have a newer one waiting is left out, as the newer one stands for
 * it too. Safe for use by several threads.
 */
final class Acknowledgements {

    private static final Logger LOG = Logger.getLogger(Acknowledgements.class);
    // The connector tells the broker on the thread that fetches, and waits for its answer.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private CompletionStage<Void> allKept = CompletableFuture.completedStage(null);
    private List<Kept> waiting = new ArrayList<>();
    private boolean running;

    /** A batch that was kept: where it came from, and how the broker is told. */
    private record Kept(Collection<?> partitions, Supplier<CompletionStage<Void>> acknowledge) {}

    /**
     * Takes a batch; call it in the order in which batches came.
     *
     * @param partitions that it has messages of
     * @param kept completes, and never fails, when all of it is kept
     * @param acknowledge tells the broker
     */
    synchronized void add(
            Collection<?> partitions, CompletionStage<Void> kept, Supplier<CompletionStage<Void>> acknowledge) {
        allKept = allKept.thenCompose(before -> kept);
        allKept.thenRun(() -> acknowledge(new Kept(partitions, acknowledge)));
    }

    private void acknowledge(Kept batch) {
        synchronized (this) {
            waiting.add(batch);
            if (running) {
                return;
            }
            running = true;
        }
        next();
    }

    // One round at a time: what is kept meanwhile gathers, and most of it need not be told one by one.
    private void next() {
        List<Kept> round;
        synchronized (this) {
            round = waiting;
            waiting = new ArrayList<>();
            running = !round.isEmpty();
        }
        if (!round.isEmpty()) {
            Uni.join()
                    .all(newest(round).stream().map(Acknowledgements::tell).toList())
                    .andCollectFailures()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .subscribe()
                    .with(done -> next(), failure -> next());
        }
    }

    private static List<Kept> newest(List<Kept> round) {
        Set<Object> covered = new HashSet<>();
        List<Kept> result = new ArrayList<>();
        for (Kept batch : round.reversed()) {
            if (covered.addAll(batch.partitions()) || result.isEmpty()) {
                result.add(batch);
            }
        }
        return result;
    }

    // What is not acknowledged comes again and changes nothing; the next batch acknowledges it too.
    private static Uni<Void> tell(Kept batch) {
        return Uni.createFrom()
                .completionStage(() -> batch.acknowledge().get())
                .onFailure()
                .invoke(e -> LOG.warn("a batch was kept but not acknowledged", e))
                .onFailure()
                .recoverWithNull();
    }
}
