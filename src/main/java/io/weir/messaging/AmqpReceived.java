package io.weir.messaging;

import io.vertx.proton.ProtonDelivery;
import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.util.List;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.jspecify.annotations.Nullable;

/**
 * A message over AMQP.
 *
 * @param payload of it
 * @param key of it, or null
 * @param headers its application properties
 * @param delivery to settle
 */
record AmqpReceived(Payload payload, byte @Nullable [] key, List<MessageHeader> headers, ProtonDelivery delivery)
        implements Delivery {

    @Override
    public int partition() {
        return NONE;
    }

    @Override
    public long offset() {
        return NONE;
    }

    // On a connection that broke meanwhile this changes nothing, and the message comes again.
    @Override
    public void kept() {
        delivery.disposition(Accepted.getInstance(), true);
    }
}
