package io.weir.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.StoreUnavailableException;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.OutgoingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends what cannot be used to the topic of dead letters, keeps it where people look at it, and does not give up before
 * both are done.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int AT_ONCE = 32;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final Outlet outlet;
    private final DeadLetterStore store;
    private final IngestMeter meter;
    private final Clock clock;
    private final String topic;

    DeadLetters(Outlet outlet, DeadLetterStore store, IngestMeter meter, Clock clock, OutgoingConfig config) {
        this.outlet = outlet;
        this.store = store;
        this.meter = meter;
        this.clock = clock;
        this.topic = config.deadLetter();
    }

    /** Completes when the broker has taken all, and the store. */
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
                .flatMap(last -> keep(letters));
    }

    private Uni<Void> keep(List<DeadLetter> letters) {
        List<NewDeadLetter> kept =
                letters.stream().map(letter -> letter.kept(clock.instant())).toList();
        return Uni.createFrom()
                .completionStage(() -> store.add(kept))
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                // The broker has them: what cannot be shown must not hold up the flow.
                .onFailure()
                .invoke(e -> LOG.error("dead letters cannot be kept in the database; they are in the topic", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> send(DeadLetter letter) {
        LOG.debugf(
                "dead letter: %s, %s[%d]@%d: %s",
                letter.refusal().code(),
                letter.payload().topic(),
                letter.message().partition(),
                letter.message().offset(),
                letter.refusal().message());
        return attempt(letter, letter.fits())
                .onFailure(MessageRefusedException.class)
                .recoverWithUni(() -> attempt(letter, false))
                .onFailure()
                .invoke(e -> LOG.warnf("a dead letter could not be sent, trying again: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .invoke(() -> meter.refused(letter.refusal().code()));
    }

    private Uni<Void> attempt(DeadLetter letter, boolean whole) {
        return Uni.createFrom().completionStage(() -> outlet.send(letter.outgoing(topic, whole)));
    }
}
