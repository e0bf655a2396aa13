package io.weir.model;

import java.util.function.Consumer;

/** Where changes are told to every replica. Safe for use by several threads. */
public interface LiveUpdates {

    /** Tells all subscribers on all replicas, this one included; best effort, never blocks, never throws. */
    void publish(LiveEvent event);

    /**
     * Calls back for each event until closed. The callback runs on an event loop and must not block.
     *
     * @return closes the subscription
     */
    AutoCloseable subscribe(Consumer<LiveEvent> subscriber);
}
