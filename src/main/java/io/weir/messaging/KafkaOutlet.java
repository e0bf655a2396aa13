package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends to Kafka. How much may wait is bounded by those who send. */
@ApplicationScoped
@Typed(KafkaOutlet.class)
class KafkaOutlet implements Outlet {

    private final MutinyEmitter<byte[]> emitter;

    KafkaOutlet(@Channel("out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public CompletionStage<Void> send(OutgoingMessage message) {
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(record(message)))
                .onFailure(KafkaOutlet::forEver)
                .transform(e -> new MessageRefusedException(
                        "Kafka does not take a message of " + message.bytes().length + " bytes for " + message.topic(),
                        e))
                .subscribeAsCompletionStage();
    }

    private static Message<byte[]> record(OutgoingMessage message) {
        RecordHeaders headers = new RecordHeaders();
        message.headers().forEach(header -> headers.add(header.name(), header.value()));
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withTopic(message.topic())
                .withKey(message.key())
                .withHeaders(headers)
                .build();
        return Message.of(message.bytes(), Metadata.of(metadata));
    }

    private static boolean forEver(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof RecordTooLargeException || cause instanceof InvalidTopicException;
    }
}
