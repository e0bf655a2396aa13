package io.weir.messaging;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.analysis.fact.ConfigurationFacts;
import io.weir.analysis.settings.RefusedException;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.SourceRegister;
import io.weir.ingest.StoreUnavailableException;
import io.weir.ingest.Taken;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.decode.AppliedEvent;
import io.weir.ingest.decode.ConfigurationEvent;
import io.weir.ingest.decode.Events;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Keeps what events say. What it was handed is on disk, or among the dead letters, when it completes; it never fails. While
 * the store is away it holds on to the event.
 */
@ApplicationScoped
class EventKeeper {

    private static final Logger LOG = Logger.getLogger(EventKeeper.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Events events;
    private final SourceRegister sources;
    private final ConfigurationFacts facts;
    private final SuggestionDesk suggestions;
    private final DeadLetters deadLetters;
    private final Clock clock;

    EventKeeper(
            Events events,
            SourceRegister sources,
            ConfigurationFacts facts,
            SuggestionDesk suggestions,
            DeadLetters deadLetters,
            Clock clock) {
        this.events = events;
        this.sources = sources;
        this.facts = facts;
        this.suggestions = suggestions;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Completes when the message may be acknowledged. */
    Uni<Void> keep(Received message) {
        Payload payload = message.payload();
        try {
            return switch (events.read(payload, clock.instant())) {
                case ConfigurationEvent event -> {
                    ConfigurationFact fact = ConfigurationFact.of(event.at(), event.by(), event.settings());
                    yield keep(message, event.source(), number -> facts.keep(number, fact));
                }
                case AppliedEvent event -> keep(message, event.source(), number -> applied(message, number, event));
            };
        } catch (UndecodableException e) {
            return refuse(message, e.code(), String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            return refuse(message, "invalid", String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of ours must cost one event, not the flow.
            return refuse(message, "decoder-failed", "the event could not be read: " + e);
        }
    }

    private Uni<Void> keep(Received message, SourceIdentity source, LongFunction<CompletionStage<?>> work) {
        return Uni.createFrom()
                .completionStage(() -> sources.number(source))
                .flatMap(number -> number.isEmpty()
                        ? refuse(message, "too-many-sources", "there are as many sources as there may be")
                        : Uni.createFrom()
                                .completionStage(() -> work.apply(number.getAsLong()))
                                .replaceWithVoid())
                .onFailure(StoreUnavailableException.class)
                .invoke(e -> LOG.warnf("an event waits, the store is not available: %s", e.getMessage()))
                .onFailure(StoreUnavailableException.class)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .onFailure()
                .recoverWithUni(e -> refuse(message, "unstorable", String.valueOf(e.getMessage())));
    }

    /** One that comes twice changes nothing: then the suggestion is applied already. */
    private CompletionStage<Void> applied(Received message, long source, AppliedEvent event) {
        return suggestions
                .appliedOfSource(source, event.suggestion(), event.at(), event.by())
                .thenCompose(done -> done == SuggestionDesk.Done.UNKNOWN
                        ? refuse(
                                        message,
                                        "no-such-suggestion",
                                        "nothing like '" + event.suggestion() + "' is suggested")
                                .subscribeAsCompletionStage()
                        : CompletableFuture.completedStage(null));
    }

    private Uni<Void> refuse(Received message, String code, String why) {
        return deadLetters.send(List.of(new DeadLetter(message, new Taken.Refused(code, why))));
    }
}
