package io.weir.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of Kafka's records as texts. */
final class MessageHeaders {

    // The connector marks each record with the generation of its consumer group, in a header.
    private static final String INTERNAL = "generation-id";

    private MessageHeaders() {}

    static Map<String, String> texts(Headers headers) {
        Map<String, String> result = Map.of();
        for (Header header : headers) {
            if (header.value() != null && !internal(header)) {
                result = result.isEmpty() ? new HashMap<>() : result;
                result.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return result;
    }

    static boolean internal(Header header) {
        return header.key().endsWith(INTERNAL);
    }
}
