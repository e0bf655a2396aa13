package io.weir.runtime;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.out.EventOutbox;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.OutgoingEvent;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Sends events about findings and alerts to the broker. */
@ApplicationScoped
class EventSchedule {

    private static final Logger LOG = Logger.getLogger(EventSchedule.class);
    private static final int AT_ONCE = 200;

    private final EventOutbox outbox;
    private final Outlet outlet;
    private final OutgoingConfig config;
    private final Clock clock;
    private final Troubles sending = new Troubles("sending events");
    private final Troubles forgetting = new Troubles("forgetting events");

    EventSchedule(EventOutbox outbox, Outlet outlet, OutgoingConfig config, Clock clock) {
        this.outbox = outbox;
        this.outlet = outlet;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> send() {
        if (!config.events()) {
            return Uni.createFrom().voidItem();
        }
        return sending.contain(Uni.createFrom()
                .completionStage(() -> outbox.send(AT_ONCE, this::send))
                .repeat()
                .until(sent -> sent < AT_ONCE)
                .collect()
                .last());
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forgetting.contain(Uni.createFrom()
                .completionStage(
                        () -> outbox.forget(config.events() ? clock.instant().minus(config.keep()) : clock.instant())));
    }

    private CompletionStage<Void> send(OutgoingEvent event) {
        String topic = switch (event.kind()) {
            case FINDINGS -> config.findings();
            case ALERTS -> config.alerts();
        };
        OutgoingMessage message = new OutgoingMessage(
                topic,
                event.key().getBytes(StandardCharsets.UTF_8),
                List.of(
                        MessageHeader.of("content-type", "application/json"),
                        MessageHeader.of("weir-id", event.id().toString())),
                event.json().getBytes(StandardCharsets.UTF_8));
        return Uni.createFrom()
                .completionStage(() -> outlet.send(message))
                .onFailure(MessageRefusedException.class)
                .invoke(e -> LOG.errorf("the broker will never take event %s: %s", event.id(), e.getMessage()))
                .onFailure(MessageRefusedException.class)
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }
}
