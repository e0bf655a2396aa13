package io.weir.storage.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.weir.alerting.AlertLog;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.outbox.Outbox;
import io.weir.model.LiveUpdates;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the end of an alert whose notice is given up while others of its group fire. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class GivenUpEndsTest extends Replicas {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private Receiver other;

    GivenUpEndsTest(AlertStore alerts, GroupStore groups, Outbox outbox, AlertLog log, LiveUpdates updates) {
        super(alerts, groups, outbox, log, updates);
    }

    @BeforeEach
    void startOther() throws Exception {
        other = new Receiver();
    }

    @AfterEach
    void stopOther() {
        other.close();
    }

    @Test
    void itIsSaidAgainOnce() throws Exception {
        analysed(finding("bottleneck.sink"), finding("loss.queue"));
        assertThat(ends(Duration.ofSeconds(30))).containsExactly(0L);
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(404);
        assertThat(ends(INTERVAL)).isEmpty();

        assertThat(ends(INTERVAL)).containsExactly(1L);
        assertThat(ends(INTERVAL)).isEmpty();
    }

    @Test
    void itIsSaidAgainThoughANewerNoticeIsOnItsWay() throws Exception {
        analysed(finding("bottleneck.sink"), finding("loss.queue"));
        assertThat(ends(Duration.ofSeconds(30))).containsExactly(0L);
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(503, "400");
        assertThat(ends(INTERVAL)).isEmpty();
        analysed(finding("bottleneck.sink"), finding("loss.sink"));
        assertThat(ends(INTERVAL)).as("waits for the older one").isEmpty();

        receiver.answersNext(404);
        assertThat(ends(Duration.ofMinutes(2))).as("the older one is given up").isEmpty();
        assertThat(ends(Duration.ZERO)).as("the newer one").containsExactly(0L);

        assertThat(ends(INTERVAL)).containsExactly(1L);
        assertThat(ends(INTERVAL)).isEmpty();
    }

    @Test
    void itIsSaidAgainOnlyToWhomDidNotGetIt() throws Exception {
        here = replica(team() + "      - url: " + other.url() + "\n");
        analysed(finding("bottleneck.sink"), finding("loss.queue"));
        assertThat(ends(Duration.ofSeconds(30))).containsExactly(0L);
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(404);
        ends(INTERVAL);
        assertThat(ends(other)).containsExactly(0L, 1L);

        analysed(finding("bottleneck.sink"), finding("loss.sink"));

        assertThat(ends(INTERVAL)).containsExactly(1L);
        assertThat(ends(other)).containsExactly(0L, 1L, 0L);
    }

    /** Does what is due after some time; how many ends each notice told of that was taken. */
    private List<Long> ends(Duration after) throws Exception {
        pass(after);
        sent();
        return ends(receiver);
    }

    private static List<Long> ends(Receiver receiver) {
        return receiver.taken.stream().map(GivenUpEndsTest::ends).toList();
    }

    private static long ends(JsonObject told) {
        return told.getJsonArray("alerts").stream()
                .filter(alert -> ((JsonObject) alert).getString("status").equals("resolved"))
                .count();
    }
}
