package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches of metrics off Kafka, one after another, and acknowledges each when it is kept. While the store is away it
 * asks for no more, so that the connector pauses; the consumer stays in its group meanwhile.
 */
@ApplicationScoped
class MetricsConsumer {

    private static final Logger LOG = Logger.getLogger(MetricsConsumer.class);

    private final BatchKeeper keeper;

    MetricsConsumer(BatchKeeper keeper) {
        this.keeper = keeper;
    }

    @Incoming("metrics")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte @Nullable [], byte @Nullable []>> message) {
        List<Received> batch = new ArrayList<>(message.getPayload().count());
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : message.getPayload()) {
            batch.add(new KafkaReceived(record));
        }
        return keeper.keep(batch).flatMap(done -> acknowledge(message));
    }

    // What is not acknowledged comes again and changes nothing; the next batch acknowledges it too.
    private static Uni<Void> acknowledge(Message<?> message) {
        return Uni.createFrom()
                .completionStage(message::ack)
                .onFailure()
                .invoke(e -> LOG.warn("a batch was kept but not acknowledged", e))
                .onFailure()
                .recoverWithNull();
    }
}
