package io.weir.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether ingestion flows or waits for its store. Safe for use by several threads. */
public final class IngestState {

    private final AtomicReference<Optional<Waiting>> waiting = new AtomicReference<>(Optional.empty());

    /**
     * Ingestion waits.
     *
     * @param since when it began to
     * @param reason what the store's last answer was
     * @param attempts how often the store was tried since
     */
    public record Waiting(Instant since, String reason, long attempts) {}

    /** Since when and why ingestion waits; empty while it flows. */
    public Optional<Waiting> waiting() {
        return waiting.get();
    }

    /**
     * The store took something.
     *
     * @return how long it was waited for; empty when it was not
     */
    public Optional<Waiting> flows() {
        return waiting.getAndSet(Optional.empty());
    }

    /**
     * The store was away or too busy.
     *
     * @return whether ingestion flowed before
     */
    public boolean waits(Instant now, String reason) {
        return waiting.getAndUpdate(before -> Optional.of(new Waiting(
                        before.map(Waiting::since).orElse(now),
                        reason,
                        before.map(Waiting::attempts).orElse(0L) + 1)))
                .isEmpty();
    }
}
