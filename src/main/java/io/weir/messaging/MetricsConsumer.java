package io.weir.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.IngestState;
import io.weir.ingest.Intake;
import io.weir.ingest.StoreUnavailableException;
import io.weir.ingest.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches of metrics off the broker and acknowledges them in order, each when its frames are on disk and its dead
 * letters sent. While some are written the next is decoded, up to a bound of bytes; while the store is away nothing more is
 * asked for, so that the connector pauses; the consumer stays in its group meanwhile.
 */
@ApplicationScoped
class MetricsConsumer {

    private static final Logger LOG = Logger.getLogger(MetricsConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Intake intake;
    private final FrameStore store;
    private final DeadLetters deadLetters;
    private final IngestMeter meter;
    private final IngestState state;
    private final Clock clock;
    private final InFlight inFlight;
    private final Acknowledgements acknowledgements = new Acknowledgements();

    MetricsConsumer(
            Intake intake,
            FrameStore store,
            DeadLetters deadLetters,
            IngestMeter meter,
            IngestState state,
            Clock clock,
            IngestLimits limits) {
        this.intake = intake;
        this.store = store;
        this.deadLetters = deadLetters;
        this.meter = meter;
        this.state = state;
        this.clock = clock;
        this.inFlight = new InFlight(limits.bytesInFlight());
        meter.watchInFlight(inFlight::bytes);
    }

    /** Completes when the next batch may come: this one may still be on its way to the store. */
    @Incoming("metrics")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte @Nullable [], byte @Nullable []>> message) {
        return Uni.createFrom()
                .item(() -> MessageBatch.of(message.getPayload(), intake, clock.instant()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(batch -> begin(batch, message));
    }

    private Uni<Void> begin(
            MessageBatch batch, Message<ConsumerRecords<byte @Nullable [], byte @Nullable []>> message) {
        Uni<Void> room = inFlight.enter(batch.bytes());
        CompletionStage<Void> kept = keepAtLast(batch).invoke(() -> done(batch)).subscribeAsCompletionStage();
        acknowledgements.add(message.getPayload().partitions(), kept, message::ack);
        return room;
    }

    private void done(MessageBatch batch) {
        inFlight.leave(batch.bytes());
        if (!batch.kept().isEmpty()) {
            meter.queryable(Duration.between(batch.oldest(), clock.instant()));
        }
    }

    private Uni<Void> keepAtLast(MessageBatch batch) {
        return keep(batch)
                .onFailure()
                .invoke(e -> LOG.error("a batch could not be kept, trying it again", e))
                // Going on would acknowledge the next batch, and with it this one.
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely();
    }

    private Uni<Void> keep(MessageBatch batch) {
        return storeAll(batch)
                .onFailure()
                .recoverWithUni(e -> storeOneByOne(batch, e))
                .flatMap(more -> deadLetters.send(more).chain(() -> deadLetters.send(batch.refused())))
                .invoke(() -> batch.kept()
                        .forEach(one ->
                                meter.taken(one.taken().format(), one.record().serializedValueSize())));
    }

    private Uni<List<DeadLetter>> storeAll(MessageBatch batch) {
        return store(batch.frames(), batch.drops(), batch.kept().size()).replaceWith(List.of());
    }

    // One message that can never be stored must not take the others of its batch with it.
    private Uni<List<DeadLetter>> storeOneByOne(MessageBatch batch, Throwable failure) {
        LOG.warnf(
                failure,
                "a batch of %d messages cannot be stored, trying them one by one",
                batch.kept().size());
        return Multi.createFrom()
                .iterable(batch.kept())
                .onItem()
                .transformToUniAndConcatenate(one -> store(
                                one.taken().frames(), one.taken().drops(), 1)
                        .replaceWith(Optional.<DeadLetter>empty())
                        .onFailure()
                        .recoverWithItem(e -> Optional.of(new DeadLetter(
                                one.record(), new Taken.Refused("unstorable", String.valueOf(e.getMessage()))))))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<Void> store(List<DecodedFrame> frames, Drops drops, int messages) {
        long begun = System.nanoTime();
        return Uni.createFrom()
                .completionStage(() -> store.store(frames))
                .onFailure(StoreUnavailableException.class)
                .invoke(this::waits)
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .invoke(stored -> {
                    state.flows();
                    meter.dropped(drops);
                    meter.dropped(stored.drops());
                    meter.stored(stored, messages, Duration.ofNanos(System.nanoTime() - begun));
                })
                .replaceWithVoid();
    }

    private void waits(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (state.waiting().isEmpty()) {
            LOG.warnf("consumption waits, the store is not available: %s", cause.getMessage());
        }
        state.waits(clock.instant(), String.valueOf(cause.getMessage()));
        meter.unavailable();
    }
}
