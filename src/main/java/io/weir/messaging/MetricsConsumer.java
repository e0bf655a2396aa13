package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches of metrics off Kafka and acknowledges them in order, each when it is kept. While some are written the next
 * is decoded, up to a bound of bytes; while the store is away nothing more is asked for, so that the connector pauses; the
 * consumer stays in its group meanwhile.
 */
@ApplicationScoped
class MetricsConsumer {

    private final BatchKeeper keeper;
    private final InFlight inFlight;
    private final Acknowledgements acknowledgements = new Acknowledgements();

    MetricsConsumer(BatchKeeper keeper, IngestLimits limits, IngestMeter meter) {
        this.keeper = keeper;
        this.inFlight = new InFlight(limits.bytesInFlight());
        meter.watchInFlight(inFlight::bytes);
    }

    /** Completes when the next batch may come: this one may still be on its way to the store. */
    @Incoming("metrics")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte @Nullable [], Object>> message) {
        return keeper.decode(KafkaReceived.all(message.getPayload())).flatMap(decoded -> begin(decoded, message));
    }

    private Uni<Void> begin(MessageBatch batch, Message<ConsumerRecords<byte @Nullable [], Object>> message) {
        Uni<Void> room = inFlight.enter(batch.bytes());
        CompletionStage<Void> kept = keeper.keepAtLast(batch)
                .invoke(() -> inFlight.leave(batch.bytes()))
                .subscribeAsCompletionStage();
        acknowledgements.add(message.getPayload().partitions(), kept, message::ack);
        return room;
    }
}
