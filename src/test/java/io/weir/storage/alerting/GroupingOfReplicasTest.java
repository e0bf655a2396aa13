package io.weir.storage.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.weir.alerting.AlertLog;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.outbox.Outbox;
import io.weir.api.analysis.Severity;
import io.weir.model.LiveUpdates;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is in which group when replicas start, and when their routing files change or differ. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class GroupingOfReplicasTest extends Replicas {

    GroupingOfReplicasTest(AlertStore alerts, GroupStore groups, Outbox outbox, AlertLog log, LiveUpdates updates) {
        super(alerts, groups, outbox, log, updates);
    }

    @Test
    void whoWasToldOfAWarningHearsOfTheEndOfTheErrorThoughAReplicaStarts() throws Exception {
        here = replica(escalating());
        analysed(finding("bottleneck.sink", Severity.WARNING));
        assertThat(receiversTold(Duration.ofSeconds(30))).containsExactly("team");
        analysed(finding("bottleneck.sink", Severity.CRITICAL));
        assertThat(receiversTold(Duration.ofMinutes(5))).containsExactlyInAnyOrder("team", "on-call");

        here = replica(escalating());
        await(here.grouping().beat());
        analysed();

        assertThat(receiversTold(Duration.ofMinutes(5))).containsExactlyInAnyOrder("team", "on-call");
    }

    @Test
    void whoWasToldHearsOfTheEndThoughTheRoutesChange() throws Exception {
        here = replica(escalating());
        analysed(finding("bottleneck.sink"));
        assertThat(receiversTold(Duration.ofSeconds(30))).containsExactly("team");

        here.changeRoutes(escalating().replace("critical", "error"));
        await(here.grouping().beat());
        analysed();

        assertThat(receiversTold(Duration.ofMinutes(5))).containsExactly("team");
    }

    @Test
    void whoWasNotToldYetIsNotToldWhenTheRoutesChange() throws Exception {
        here = replica(escalating());
        analysed(finding("bottleneck.sink"));

        here.changeRoutes(escalating().replace("critical", "error"));
        await(here.grouping().beat());

        assertThat(receiversTold(Duration.ofMinutes(5))).containsExactly("on-call");
    }

    @Test
    void aReplicaWithAnOlderFileLeavesGroupsAloneThatItDoesNotKnow() throws Exception {
        here = replica(escalating());
        analysed(finding("bottleneck.sink", Severity.CRITICAL));

        Replica older = replica(team());
        await(older.grouping().beat());
        older.changeRoutes(team() + "\n");
        await(older.grouping().beat());

        assertThat(receiversTold(Duration.ofSeconds(30))).contains("on-call");
    }

    @Test
    void aReplicaJoinsWithinAMinuteWhatOneWithAnOlderFileAnalysed() throws Exception {
        Replica newer = replica(escalating());
        await(newer.grouping().beat());
        analysed(finding("bottleneck.sink", Severity.CRITICAL));

        pass(Duration.ofMinutes(1));
        await(newer.grouping().beat());
        here = newer;

        assertThat(receiversTold(Duration.ofSeconds(30))).contains("on-call");
    }

    @Test
    void groupsThatNobodyCanTellEndAfterADay() throws Exception {
        here = replica(escalating());
        analysed(finding("bottleneck.sink", Severity.CRITICAL));
        Replica older = replica(team());

        pass(Duration.ofHours(24));
        assertThat(await(older.alerting().endAbandoned())).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(await(older.alerting().endAbandoned())).containsExactly("on-call");
    }

    /** Critical alerts go to another receiver. */
    private String escalating() {
        return """
                route:
                  receiver: team
                  group_by: [pipeline]
                  group_wait: 30s
                  routes:
                    - matchers: [severity="critical"]
                      receiver: on-call
                receivers:
                  - {name: team, webhook_configs: [{url: "%s"}]}
                  - {name: on-call, webhook_configs: [{url: "%s"}]}
                """.formatted(receiver.url(), receiver.url());
    }

    private List<String> receiversTold(Duration after) throws Exception {
        pass(after);
        return sent().stream()
                .map((JsonObject told) -> told.getString("receiver"))
                .toList();
    }
}
