package io.weir.ingest.out;

import java.util.concurrent.CompletionStage;

/** The way out to the broker that is configured. Safe for use by several threads; never blocks. */
public interface Outlet {

    /**
     * Sends a message.
     *
     * @return completes after the broker has acknowledged it, so that it survives the broker's end; fails with {@link
     *     MessageRefusedException} when the same will never be taken, and with anything else when it may be later
     */
    CompletionStage<Void> send(OutgoingMessage message);
}
