package io.weir.api.payload;

import io.weir.api.Experimental;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as it came from a broker, unpacked when it was compressed. The bytes are shared and must not be changed.
 *
 * @param topic it came from
 * @param key of the message as text, or null when it has none
 * @param headers of the message as text
 * @param receivedAt the broker's time of the message; stands in where the format carries no time
 * @param bytes the message; not empty
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(
        String topic, @Nullable String key, Map<String, String> headers, Instant receivedAt, byte[] bytes) {

    /** Copies the headers. */
    public Message {
        headers = Map.copyOf(headers);
    }

    /** A message of nothing but bytes, as tests want it: topic {@code test}, no key, no headers, received at the epoch. */
    public static Message of(byte[] bytes) {
        return new Message("test", null, Map.of(), Instant.EPOCH, bytes);
    }
}
