package io.weir.ingest.out;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a broker. The bytes are shared and must not be changed.
 *
 * @param topic of Kafka or MQTT, or address of AMQP
 * @param key messages of one key keep their order where the broker knows keys; null for none
 * @param headers in their order; a broker that knows none, such as MQTT 3.1.1, leaves them out
 * @param bytes the message
 */
public record OutgoingMessage(String topic, byte @Nullable [] key, List<MessageHeader> headers, byte[] bytes) {

    /** Copies the list. */
    public OutgoingMessage {
        headers = List.copyOf(headers);
    }
}
