package io.weir.ingest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as it came from a broker. The bytes are shared and must not be changed.
 *
 * @param topic it came from
 * @param key of the message as text, or null when it has none
 * @param headers of the message as text
 * @param receivedAt the broker's timestamp of the message; stands in where the format carries no time
 * @param bytes the message
 */
public record Payload(
        String topic, @Nullable String key, Map<String, String> headers, Instant receivedAt, byte[] bytes) {

    /** This, or the same message without the bytes beyond a length. */
    Payload head(int most) {
        return bytes.length <= most ? this : new Payload(topic, key, headers, receivedAt, Arrays.copyOf(bytes, most));
    }
}
