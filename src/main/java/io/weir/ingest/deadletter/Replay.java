package io.weir.ingest.deadletter;

import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends dead letters again: the same bytes, key and headers to the topic that they came from. */
public final class Replay {

    private final DeadLetterStore store;
    private final Outlet outlet;
    private final Clock clock;

    /**
     * @param store where they are kept
     * @param outlet to the broker
     * @param clock tells when they are sent
     */
    public Replay(DeadLetterStore store, Outlet outlet, Clock clock) {
        this.store = store;
        this.outlet = outlet;
        this.clock = clock;
    }

    /** Sends some of those that are marked; how many. */
    public CompletionStage<Integer> some(int most) {
        return store.replay(most, clock.instant(), record -> outlet.send(message(record.letter())));
    }

    private static OutgoingMessage message(NewDeadLetter letter) {
        List<MessageHeader> headers = letter.headers();
        return new OutgoingMessage(letter.topic(), letter.key(), headers, letter.bytes());
    }
}
