package io.weir.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.IngestState;
import io.weir.ingest.Intake;
import io.weir.ingest.StoreUnavailableException;
import io.weir.ingest.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps batches of messages, whatever broker they came from. What it was handed is on disk, or among the dead letters,
 * when it completes; it never fails. While the store is away it holds on to the batch.
 */
@ApplicationScoped
class BatchKeeper {

    private static final Logger LOG = Logger.getLogger(BatchKeeper.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Intake intake;
    private final FrameStore store;
    private final DeadLetters deadLetters;
    private final IngestMeter meter;
    private final IngestState state;
    private final Clock clock;
    private volatile boolean ended;
    private final StoreGate gate = new StoreGate(new Pause(FIRST_RETRY, LAST_RETRY), BatchKeeper::after);

    BatchKeeper(
            Intake intake,
            FrameStore store,
            DeadLetters deadLetters,
            IngestMeter meter,
            IngestState state,
            Clock clock) {
        this.intake = intake;
        this.store = store;
        this.deadLetters = deadLetters;
        this.meter = meter;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Keeps messages: {@link #decode} and {@link #keepAtLast} in one.
     *
     * @param messages of any topics; who hands them over waits with the next until this is done, so that memory stays
     *     bounded
     * @return completes when they may be acknowledged
     */
    Uni<Void> keep(List<? extends Received> messages) {
        return decode(messages).flatMap(this::keepAtLast);
    }

    /** Decodes messages, on a worker. */
    Uni<MessageBatch> decode(List<? extends Received> messages) {
        return Uni.createFrom()
                .item(() -> MessageBatch.of(messages, intake, clock.instant()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Keeps a batch, however long that takes. */
    Uni<Void> keepAtLast(MessageBatch batch) {
        return keep(batch)
                .onFailure()
                .invoke(e -> LOG.error("a batch could not be kept, trying it again", e))
                // Going on would acknowledge the next batch, and with it this one.
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .invoke(() -> queryable(batch));
    }

    private void queryable(MessageBatch batch) {
        if (!batch.kept().isEmpty()) {
            meter.queryable(Duration.between(batch.oldest(), clock.instant()));
        }
    }

    private Uni<Void> keep(MessageBatch batch) {
        return storeAll(batch)
                .onFailure()
                .recoverWithUni(e -> storeSound(batch, e))
                .chain(() -> deadLetters.send(batch.refused()))
                .invoke(() -> batch.count(meter));
    }

    private Uni<Void> storeAll(MessageBatch batch) {
        return store(batch.frames(), batch.drops(), batch.kept().size());
    }

    // Names are read only when a shape is new, so that a broken one shows only now. Its message alone is refused.
    private Uni<Void> storeSound(MessageBatch batch, Throwable failure) {
        return Uni.createFrom()
                .item(batch::refuseBrokenNames)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(found -> found
                        ? storeAll(batch).onFailure().recoverWithUni(e -> storeOneByOne(batch, e))
                        : storeOneByOne(batch, failure));
    }

    // One message that can never be stored must not take the others of its batch with it.
    private Uni<Void> storeOneByOne(MessageBatch batch, Throwable failure) {
        LOG.warnf(
                failure,
                "a batch of %d messages cannot be stored, trying them one by one",
                batch.kept().size());
        return Multi.createFrom()
                .iterable(List.copyOf(batch.kept()))
                .onItem()
                .transformToUniAndConcatenate(one -> store(
                                one.taken().frames(), one.taken().drops(), 1)
                        .onFailure()
                        .invoke(e -> batch.refuse(one, new Taken.Refused("unstorable", String.valueOf(e.getMessage()))))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> store(List<DecodedFrame> frames, Drops drops, int messages) {
        long begun = System.nanoTime();
        return gate.turn()
                // Who ends writes nothing new: it was not acknowledged and comes again.
                .flatMap(turn -> ended
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().completionStage(() -> store.store(frames)))
                .onFailure(StoreUnavailableException.class)
                .invoke(this::waits)
                .onFailure(StoreUnavailableException.class)
                .retry()
                .indefinitely()
                .onFailure()
                .invoke(refused -> gate.answered())
                .invoke(stored -> {
                    flows();
                    meter.dropped(drops);
                    meter.dropped(stored.drops());
                    meter.stored(stored, messages, Duration.ofNanos(System.nanoTime() - begun));
                })
                .replaceWithVoid();
    }

    void end(@Observes ShutdownEvent event) {
        ended = true;
    }

    private void waits(Throwable failure) {
        if (ended) {
            return;
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (state.waits(clock.instant(), String.valueOf(cause.getMessage()))) {
            LOG.warnf("consumption waits, the store is not available: %s", cause.getMessage());
        }
        meter.unavailable();
        gate.failed();
    }

    private void flows() {
        gate.answered();
        state.flows()
                .ifPresent(waited -> LOG.infof(
                        "the store is back after %d s and %d attempts, consumption goes on",
                        Duration.between(waited.since(), clock.instant()).toSeconds(), waited.attempts()));
    }

    private static void after(long millis, Runnable task) {
        Infrastructure.getDefaultWorkerPool().schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
