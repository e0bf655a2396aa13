package io.weir.messaging;

import io.weir.ingest.Payload;
import io.weir.ingest.Taken;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message that cannot be used, as it goes to the dead letters: the bytes and headers as they came, and why.
 *
 * @param message that was refused
 * @param payload of it
 * @param refusal why it was refused
 */
record DeadLetter(Received message, Payload payload, Taken.Refused refusal) {

    /** What is kept of a message that is too large. */
    static final int PART = 64 << 10;

    private static final int LONGEST_MESSAGE = 2_000;

    DeadLetter(Received message, Taken.Refused refusal) {
        this(message, message.payload(), refusal);
    }

    /** Whether all its bytes can go to the dead letters. */
    boolean fits() {
        return !refusal.code().equals("too-large");
    }

    /** The message for the topic of dead letters, with all its bytes or their beginning. */
    OutgoingMessage outgoing(String topic, boolean whole) {
        return new OutgoingMessage(topic, message.key(), headers(), bytes(whole));
    }

    /** The same for the store that people look into. */
    NewDeadLetter kept(Instant refusedAt) {
        return new NewDeadLetter(
                refusedAt,
                refusal.code(),
                shortened(refusal.message()),
                payload.topic(),
                message.partition(),
                message.offset(),
                payload.receivedAt(),
                message.key(),
                message.headers(),
                payload.bytes().length,
                bytes(fits()));
    }

    private byte[] bytes(boolean whole) {
        byte[] bytes = payload.bytes();
        return whole || bytes.length <= PART ? bytes : Arrays.copyOf(bytes, PART);
    }

    // The message's own headers and those that tell why it is here and where it was.
    private List<MessageHeader> headers() {
        List<MessageHeader> headers = new ArrayList<>(message.headers());
        headers.add(MessageHeader.of("weir-reason", refusal.code()));
        headers.add(MessageHeader.of("weir-message", shortened(refusal.message())));
        headers.add(MessageHeader.of("weir-topic", payload.topic()));
        if (message.offset() != Received.NONE) {
            headers.add(MessageHeader.of("weir-partition", Integer.toString(message.partition())));
            headers.add(MessageHeader.of("weir-offset", Long.toString(message.offset())));
        }
        headers.add(MessageHeader.of(
                "weir-timestamp", Long.toString(payload.receivedAt().toEpochMilli())));
        headers.add(MessageHeader.of("weir-size", Integer.toString(payload.bytes().length)));
        byte[] key = message.key();
        if (key != null) {
            headers.add(new MessageHeader("weir-key", key));
        }
        return headers;
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
