package io.weir.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.weir.ingest.IngestMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Sends what cannot be used to the dead letters, and does not give up before it is there. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int AT_ONCE = 32;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> emitter;
    private final IngestMeter meter;

    DeadLetters(
            @Channel("dead-letter") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            IngestMeter meter) {
        this.emitter = emitter;
        this.meter = meter;
    }

    /** Completes when the broker has taken all. */
    Uni<Void> send(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUni(this::send)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> send(DeadLetter letter) {
        LOG.debugf(
                "dead letter: %s, %s[%d]@%d: %s",
                letter.refusal().code(),
                letter.record().topic(),
                letter.record().partition(),
                letter.record().offset(),
                letter.refusal().message());
        boolean whole = !letter.refusal().code().equals("too-large");
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(message(letter, whole)))
                .onFailure(DeadLetters::tooLarge)
                .recoverWithUni(() -> emitter.sendMessage(message(letter, false)))
                .onFailure()
                .invoke(e -> LOG.warnf("a dead letter could not be sent, trying again: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .invoke(() -> meter.refused(letter.refusal().code()));
    }

    private static Message<byte[]> message(DeadLetter letter, boolean whole) {
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(letter.record().key())
                .withHeaders(letter.headers())
                .build();
        return Message.of(letter.bytes(whole), Metadata.of(metadata));
    }

    private static boolean tooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
    }
}
