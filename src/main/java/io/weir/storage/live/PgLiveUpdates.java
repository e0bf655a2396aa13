package io.weir.storage.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.storage.Together;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes told by PostgreSQL's NOTIFY, heard on one connection of the pool that is kept for it. When that is lost, a new
 * one is sought until there is one; what was told meanwhile is not heard.
 */
@ApplicationScoped
public class PgLiveUpdates implements LiveUpdates {

    private static final Logger LOG = Logger.getLogger(PgLiveUpdates.class);
    private static final String CHANNEL = "weir_live";
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    // While the database is away, what is to be told piles up: no more than this.
    private static final int MOST_UNDERWAY = 2_000;

    private final Pool pool;
    private final List<Subscription> subscribers = new CopyOnWriteArrayList<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final Together<String> events = new Together<>(MOST_UNDERWAY, this::tell);
    private volatile @Nullable Cancellable listening;
    private volatile @Nullable PgConnection connection;
    private volatile boolean stopped;

    /** @param pool of connections */
    public PgLiveUpdates(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        listen();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        Cancellable trying = listening;
        if (trying != null) {
            trying.cancel();
        }
        PgConnection open = connection;
        if (open != null) {
            open.closeAndForget();
        }
    }

    @Override
    public void publish(LiveEvent event) {
        if (stopped || underway.incrementAndGet() > MOST_UNDERWAY) {
            underway.decrementAndGet();
            return;
        }
        events.add(LiveEvents.encode(event)).whenComplete((told, failure) -> {
            underway.decrementAndGet();
            if (failure != null) {
                LOG.debugf("live event not told: %s", failure.getMessage());
            }
        });
    }

    // Each commit that tells anything waits for all others that do.
    private CompletionStage<?> tell(List<String> payloads) {
        return pool.preparedQuery("select pg_notify($1, payload) from unnest($2::text[]) as told (payload)")
                .execute(Tuple.of(CHANNEL)
                        .addArrayOfString(payloads.stream().distinct().toArray(String[]::new)))
                .subscribeAsCompletionStage();
    }

    @Override
    public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
        Subscription subscription = new Subscription(subscriber);
        subscribers.add(subscription);
        return () -> subscribers.remove(subscription);
    }

    private void listen() {
        listening = Uni.createFrom()
                .deferred(this::connect)
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .subscribe()
                .with(heard -> {}, e -> LOG.error("live updates are not heard any more", e));
    }

    private Uni<Void> connect() {
        return pool.getConnection().flatMap(plain -> {
            PgConnection listener = PgConnection.cast(plain);
            listener.notificationHandler(n -> tell(n.getPayload()));
            listener.closeHandler(this::lost);
            return listener.query("listen " + CHANNEL)
                    .execute()
                    .invoke(done -> connection = listener)
                    .onFailure()
                    .call(e -> listener.close())
                    .replaceWithVoid();
        });
    }

    private void lost() {
        PgConnection was = connection;
        connection = null;
        if (!stopped && was != null) {
            LOG.info("live updates: the connection was lost, seeking another");
            listen();
        }
    }

    private void tell(String payload) {
        LiveEvents.decode(payload).ifPresent(event -> subscribers.forEach(s -> s.tell(event)));
    }

    /** Equal to no other, so that closing one ends no other of the same subscriber. */
    private static final class Subscription {

        private final Consumer<LiveEvent> subscriber;

        Subscription(Consumer<LiveEvent> subscriber) {
            this.subscriber = subscriber;
        }

        void tell(LiveEvent event) {
            try {
                subscriber.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("a subscriber of live updates failed", e);
            }
        }
    }
}
