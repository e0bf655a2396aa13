package io.weir.storage.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.weir.alerting.AlertLog;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.NoticeRecord;
import io.weir.alerting.NoticeRecord.State;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.outbox.Outbox;
import io.weir.api.analysis.Severity;
import io.weir.model.LiveUpdates;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AlertingTest extends Replicas {

    AlertingTest(AlertStore alerts, GroupStore groups, Outbox outbox, AlertLog log, LiveUpdates updates) {
        super(alerts, groups, outbox, log, updates);
    }

    @Test
    void aSilentPipelineEndsItsAlerts() throws Exception {
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofSeconds(30));
        assertThat(sent()).hasSize(1);

        await(here.alerting().silent(pipelineId, now));
        pass(Duration.ofMinutes(5));

        assertThat(sent()).extracting(body -> body.getString("status")).containsExactly("resolved");
    }

    @Test
    void tellsOfAFindingAndOfItsEnd() throws Exception {
        analysed(finding("bottleneck.sink"));
        assertThat(sent()).as("the group waits").isEmpty();
        pass(Duration.ofSeconds(30));
        JsonObject firing = sent().getFirst();
        assertThat(firing.getString("status")).isEqualTo("firing");
        assertThat(firing.getString("version")).isEqualTo("4");
        assertThat(firing.getJsonObject("groupLabels").getMap()).isEqualTo(Map.of("pipeline", name()));
        assertThat(receiver.authorizations).containsExactly("Bearer secret");

        analysed();
        pass(Duration.ofMinutes(5));
        JsonObject resolved = sent().getFirst();
        assertThat(resolved.getString("status")).isEqualTo("resolved");
        assertThat(resolved.getJsonArray("alerts").getJsonObject(0).getString("endsAt"))
                .startsWith("2126");
        assertThat(alert().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(notices()).extracting(NoticeRecord::state).containsOnly(NoticeRecord.State.DELIVERED);
        pass(Duration.ofHours(5));
        assertThat(sent()).as("nothing more to say").isEmpty();
    }

    @Test
    void aFindingThatGetsWorseIsOneAlertThatGetsWorse() throws Exception {
        analysed(finding("bottleneck.sink", Severity.WARNING));
        pass(Duration.ofSeconds(30));
        assertThat(sent()).hasSize(1);
        AlertRecord warning = alert();

        analysed(finding("bottleneck.sink", Severity.CRITICAL));
        pass(Duration.ofMinutes(5));

        JsonObject told = sent().getFirst();
        assertThat(told.getString("status")).isEqualTo("firing");
        assertThat(told.getJsonArray("alerts")).hasSize(1);
        assertThat(told.getJsonObject("commonLabels").getString("severity")).isEqualTo("critical");
        assertThat(alert().id()).isEqualTo(warning.id());
        assertThat(alert().startsAt()).isEqualTo(warning.startsAt());
        analysed();
        pass(Duration.ofMinutes(5));
        assertThat(sent()).extracting(body -> body.getString("status")).containsExactly("resolved");
    }

    @Test
    void saysNothingTwiceAfterARestart() throws Exception {
        analysed(finding("bottleneck.sink"));
        here = replica(team());
        pass(Duration.ofSeconds(30));
        assertThat(sent()).as("a restart forgets nothing").hasSize(1);

        here = replica(team());
        await(here.grouping().beat());
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofMinutes(5));
        assertThat(sent()).as("a restart repeats nothing").isEmpty();

        pass(Duration.ofHours(4));
        assertThat(sent()).as("what goes on is repeated in time").hasSize(1);
    }

    @Test
    void triesAgainUntilTheReceiverTakesIt() throws Exception {
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(503);
        receiver.answersNext(429, "60");
        pass(Duration.ofSeconds(30));
        assertThat(sent()).isEmpty();
        assertThat(notices().getFirst().lastError()).isEqualTo("HTTP 503: not now");
        assertThat(notices().getFirst().nextAttemptAt()).isEqualTo(now.plusSeconds(2));

        here = replica(team());
        pass(Duration.ofSeconds(2));
        assertThat(sent()).isEmpty();
        assertThat(notices().getFirst().nextAttemptAt()).as("Retry-After").isEqualTo(now.plusSeconds(60));

        pass(Duration.ofSeconds(60));
        assertThat(sent()).hasSize(1);
        assertThat(notices().getFirst().attempts()).isEqualTo(3);
        assertThat(notices().getFirst().state()).isEqualTo(NoticeRecord.State.DELIVERED);
    }

    @Test
    void givesUpWhatIsRefused() throws Exception {
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(404);
        pass(Duration.ofSeconds(30));
        sent();
        NoticeRecord notice = notices().getFirst();
        assertThat(notice.state()).isEqualTo(NoticeRecord.State.FAILED);
        assertThat(notice.nextAttemptAt()).isNull();
        assertThat(notice.target()).isEqualTo(receiver.url()).doesNotContain("secret");
    }

    @Test
    void saysAgainWhatWasGivenUp() throws Exception {
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(404);
        receiver.answersNext(404);
        pass(Duration.ofSeconds(30));
        sent();
        pass(Duration.ofMinutes(5));
        sent();
        assertThat(notices()).extracting(NoticeRecord::state).containsExactly(State.FAILED, State.FAILED);

        pass(Duration.ofMinutes(5));

        assertThat(sent()).extracting(n -> n.getString("status")).containsExactly("firing");
        pass(Duration.ofMinutes(5));
        assertThat(sent()).as("it was delivered").isEmpty();
    }

    @Test
    void leavesAGroupToAReplicaThatKnowsItsReceiver() throws Exception {
        Replica older =
                replica("route: {receiver: x}\nreceivers: [{name: x, webhook_configs: [{url: 'http://127.0.0.1:1'}]}]");
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofMinutes(2));

        assertThat(await(older.alerting().flushDue(10))).isZero();
        assertThat(await(older.alerting().lookForWaiting())).isTrue();

        assertThat(older.files().files().get(1).warnings())
                .containsExactly(
                        "alerts for receiver 'team' wait for a replica whose routing file has an address for it");
        assertThat(sent()).extracting(n -> n.getString("status")).containsExactly("firing");
        assertThat(await(older.alerting().lookForWaiting())).isTrue();
        assertThat(older.files().files().get(1).warnings()).isEmpty();
    }

    @Test
    void groupsWhatBelongsTogether() throws Exception {
        analysed(finding("bottleneck.sink"), finding("loss.queue"));
        pass(Duration.ofSeconds(30));
        List<JsonObject> sent = sent();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().getJsonArray("alerts")).hasSize(2);
    }

    @Test
    void sharesTheWorkAmongReplicas() throws Exception {
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofSeconds(30));
        CompletionStage<Integer> one = here.alerting().flushDue(10);
        CompletionStage<Integer> other = here.alerting().flushDue(10);
        assertThat(await(one) + await(other)).as("groups flushed").isEqualTo(1);
        CompletionStage<Integer> sends = here.dispatcher().sendDue(10, Duration.ofSeconds(30));
        CompletionStage<Integer> alsoSends = here.dispatcher().sendDue(10, Duration.ofSeconds(30));
        assertThat(await(sends) + await(alsoSends)).as("notices sent").isEqualTo(1);
        assertThat(receiver.taken).hasSize(1);
    }

    @Test
    void sendsTheNoticesOfAGroupInTheirOrder() throws Exception {
        analysed(finding("bottleneck.sink"));
        receiver.answersNext(503, "400");
        pass(Duration.ofSeconds(30));
        assertThat(sent()).isEmpty();
        analysed();
        pass(Duration.ofMinutes(5));
        assertThat(sent()).as("the resolved notice waits for the firing one").isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(sent()).extracting(n -> n.getString("status")).containsExactly("firing");
        assertThat(sent()).extracting(n -> n.getString("status")).containsExactly("resolved");
    }

    @Test
    void movesAlertsWhenTheRoutesChange() throws Exception {
        analysed(finding("bottleneck.sink"));
        here.changeRoutes("""
                route: {receiver: others, group_wait: 0s}
                receivers: [{name: others, webhook_configs: [{url: "%s"}]}]
                """.formatted(receiver.url()));
        await(here.grouping().beat());
        pass(Duration.ofSeconds(30));
        assertThat(sent()).extracting(n -> n.getString("receiver")).containsExactly("others");
    }

    @Test
    void leavesTheWordsOfAnAlertToTheLastAnalysis() throws Exception {
        analysed(finding("bottleneck.sink"));
        analysed(finding("bottleneck.sink").withSuggestions(List.of()), finding("loss.queue"));
        assertThat(active()).isEqualTo(2);
    }
}
