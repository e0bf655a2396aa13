package io.weir.ingest;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts what ingestion does. Safe for use by several threads; never blocks, never throws. */
public interface IngestMeter {

    /** Messages of a format were decoded and are kept. */
    void taken(String format, long messages, long bytes);

    /** A message went to the dead letters. */
    void refused(String reason);

    /** Samples of messages that were otherwise kept were dropped. */
    void dropped(Drops drops);

    /** A batch is safe in the store, and took so long to write. */
    void stored(FrameStore.Stored stored, int messages, Duration took);

    /** A batch can be queried, so long after the broker took the oldest of its messages. */
    void queryable(Duration sinceBroker);

    /** From now on tells how many bytes are decoded and not yet on disk. */
    void watchInFlight(LongSupplier bytes);

    /** The store was away or too busy; the batch is tried again. */
    void unavailable();
}
