package io.weir.storage.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LiveUpdatesTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final LiveUpdates updates;
    private final Pool pool;

    LiveUpdatesTest(LiveUpdates updates, Pool pool) {
        this.updates = updates;
        this.pool = pool;
    }

    @Test
    void everySubscriberHearsUntilItCloses() throws Exception {
        List<LiveEvent> one = new CopyOnWriteArrayList<>();
        List<LiveEvent> two = new CopyOnWriteArrayList<>();
        AutoCloseable first = updates.subscribe(one::add);
        LiveEvent event = new LiveEvent(LiveEvent.Topic.FINDING, 4_711_001);
        LiveEvent later = new LiveEvent(LiveEvent.Topic.ALERT, 4_711_002);
        try (AutoCloseable second = updates.subscribe(two::add)) {
            awaitHeard(event, two);
            first.close();
            awaitHeard(later, two);
        }

        assertThat(one).contains(event).doesNotContain(later);
    }

    @Test
    void aLostConnectionIsReplaced() throws Exception {
        List<LiveEvent> heard = new CopyOnWriteArrayList<>();
        try (AutoCloseable subscription = updates.subscribe(heard::add)) {
            awaitHeard(new LiveEvent(LiveEvent.Topic.NOTICE, 4_711_003), heard);

            pool.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen weir_live%'")
                    .execute()
                    .await()
                    .atMost(SOON);

            awaitHeard(new LiveEvent(LiveEvent.Topic.NOTICE, 4_711_004), heard);
        }
    }

    // Told again until it is heard: what is told while nobody listens is lost, as promised.
    private void awaitHeard(LiveEvent event, List<LiveEvent> heard) {
        await().atMost(SOON).until(() -> {
            updates.publish(event);
            return heard.contains(event);
        });
    }
}
