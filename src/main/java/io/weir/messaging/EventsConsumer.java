package io.weir.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Takes events off Kafka, one after the other, and acknowledges them when they are kept. */
@ApplicationScoped
class EventsConsumer {

    private final EventKeeper keeper;

    EventsConsumer(EventKeeper keeper) {
        this.keeper = keeper;
    }

    @Incoming("events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte @Nullable [], Object>> message) {
        return Multi.createFrom()
                .iterable(KafkaReceived.all(message.getPayload()))
                .onItem()
                .transformToUniAndConcatenate(keeper::keep)
                .collect()
                .last()
                .chain(() -> Uni.createFrom().completionStage(message::ack));
    }
}
