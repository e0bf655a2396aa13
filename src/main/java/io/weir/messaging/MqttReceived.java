package io.weir.messaging;

import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message over MQTT.
 *
 * @param payload of it
 * @param key of it, or null
 * @param headers its user properties (version 5)
 * @param acknowledgement sends the acknowledgement, if the message wants one
 */
record MqttReceived(Payload payload, byte @Nullable [] key, List<MessageHeader> headers, Runnable acknowledgement)
        implements Delivery {

    @Override
    public int partition() {
        return NONE;
    }

    @Override
    public long offset() {
        return NONE;
    }

    @Override
    public void kept() {
        acknowledgement.run();
    }
}
