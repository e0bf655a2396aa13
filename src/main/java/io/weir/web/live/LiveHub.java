package io.weir.web.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.runtime.WebConfig;
import io.weir.web.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears of changes once and tells all clients of this replica. */
@ApplicationScoped
public class LiveHub {

    private static final Logger LOG = Logger.getLogger(LiveHub.class);

    private final LiveUpdates updates;
    private final WebConfig.Live config;
    private final LiveLog log = new LiveLog();
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private @Nullable AutoCloseable subscription;

    LiveHub(LiveUpdates updates, WebConfig config) {
        this.updates = updates;
        this.config = config.live();
    }

    /**
     * What a client is told.
     *
     * @param name of the event
     * @param place that the client names when it comes back
     * @param events what changed
     */
    record Message(String name, String place, List<LiveEvent> events) {}

    void start(@Observes StartupEvent event) {
        subscription = updates.subscribe(this::hear);
    }

    void stop(@Observes ShutdownEvent event) {
        AutoCloseable open = subscription;
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("live updates were not closed cleanly", e);
            }
        }
    }

    /** Tells a client from a place on, until it goes. */
    Multi<Message> follow(@Nullable String place) {
        if (clients.size() >= config.maxClients()) {
            throw ProblemException.busy("all " + config.maxClients() + " live connections are taken; try again later");
        }
        Duration period = config.period();
        LiveClient client = new LiveClient((int) Math.max(1, config.heartbeat().dividedBy(period)));
        clients.add(client);
        catchUp(client, place);
        return Multi.createFrom()
                .ticks()
                .every(period)
                .onOverflow()
                .drop()
                .map(tick -> message(client))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .onTermination()
                .invoke(() -> clients.remove(client));
    }

    int clients() {
        return clients.size();
    }

    private void hear(LiveEvent event) {
        log.add(event);
        clients.forEach(client -> client.hear(event));
    }

    private void catchUp(LiveClient client, @Nullable String place) {
        if (place != null) {
            log.since(place).ifPresentOrElse(missed -> missed.forEach(client::hear), client::lookAtEverything);
        }
    }

    private Optional<Message> message(LiveClient client) {
        // The place is taken first: an event that slips in between is told twice rather than never.
        String place = log.place();
        return switch (client.tick()) {
            case LiveClient.Word.Changed changed -> Optional.of(new Message("changed", place, changed.events()));
            case LiveClient.Word.Reset reset -> Optional.of(new Message("reset", place, List.of()));
            case LiveClient.Word.Heartbeat heartbeat -> Optional.of(new Message("heartbeat", place, List.of()));
            case LiveClient.Word.Silence silence -> Optional.empty();
        };
    }
}
