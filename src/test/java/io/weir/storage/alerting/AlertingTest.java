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
import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.RetryPolicy;
import io.weir.alerting.run.Alerting;
import io.weir.alerting.run.FilesInForce;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.model.FindingRecord;
import io.weir.model.LiveUpdates;
import io.weir.model.PageRequest;
import io.weir.model.PipelineRecord;
import io.weir.notify.HttpWebhookCaller;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands in the far future: what the service itself does on its own clock is never due. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AlertingTest {

    private static final AtomicLong PIPELINES = new AtomicLong(7_000_000);

    private final AlertStore alerts;
    private final GroupStore groups;
    private final Outbox outbox;
    private final AlertLog log;
    private final LiveUpdates updates;
    private final long pipelineId = PIPELINES.incrementAndGet();
    private Instant now = Instant.parse("2126-01-01T00:00:00Z");
    private FilesInForce files = new FilesInForce(() -> now);
    private Receiver receiver;
    private HttpWebhookCaller caller;
    private Alerting alerting;
    private Dispatcher dispatcher;

    AlertingTest(AlertStore alerts, GroupStore groups, Outbox outbox, AlertLog log, LiveUpdates updates) {
        this.alerts = alerts;
        this.groups = groups;
        this.outbox = outbox;
        this.log = log;
        this.updates = updates;
    }

    @BeforeEach
    void startReceiver() throws Exception {
        receiver = new Receiver();
        caller = new HttpWebhookCaller(Duration.ofSeconds(5), () -> now);
        startService();
    }

    @AfterEach
    void stopReceiver() throws Exception {
        receiver.close();
        caller.close();
        // what is left of this test must not be due in the next
        analysed();
        files.offerRoutes("none", "route: {receiver: x}\nreceivers: [{name: x}]");
        await(alerting.regroup());
    }

    /** As after a restart: nothing is remembered but what is in the database. */
    private void startService() {
        files = new FilesInForce(() -> now);
        files.offerRoutes("test", """
                route:
                  receiver: team
                  group_by: [pipeline]
                  group_wait: 30s
                  group_interval: 5m
                  repeat_interval: 4h
                receivers:
                  - name: team
                    webhook_configs:
                      - url: %s
                        http_config: {authorization: {credentials: secret}}
                """.formatted(receiver.url()));
        alerting = new Alerting(alerts, groups, files, updates, () -> now, "http://weir.example");
        RetryPolicy retries =
                new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), 3, Duration.ofHours(4), () -> 0);
        dispatcher = new Dispatcher(outbox, caller, files::routes, retries, updates, () -> now);
    }

    @Test
    void aSilentPipelineEndsItsAlerts() throws Exception {
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofSeconds(30));
        assertThat(sent()).hasSize(1);

        await(alerting.silent(pipelineId, now));
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
        startService();
        pass(Duration.ofSeconds(30));
        assertThat(sent()).as("a restart forgets nothing").hasSize(1);

        startService();
        await(alerting.regroup());
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

        startService();
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
        FilesInForce older = new FilesInForce(() -> now);
        older.offerRoutes(
                "older",
                "route: {receiver: x}\nreceivers: [{name: x, webhook_configs: [{url: 'http://127.0.0.1:1'}]}]");
        Alerting olderReplica = new Alerting(alerts, groups, older, updates, () -> now, "http://weir.example");
        analysed(finding("bottleneck.sink"));
        pass(Duration.ofMinutes(2));

        assertThat(await(olderReplica.flushDue(10))).isZero();
        assertThat(await(olderReplica.lookForWaiting())).isTrue();

        assertThat(older.files().get(1).warnings())
                .containsExactly(
                        "alerts for receiver 'team' wait for a replica whose routing file has an address for it");
        assertThat(sent()).extracting(n -> n.getString("status")).containsExactly("firing");
        assertThat(await(olderReplica.lookForWaiting())).isTrue();
        assertThat(older.files().get(1).warnings()).isEmpty();
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
        CompletionStage<Integer> one = alerting.flushDue(10);
        CompletionStage<Integer> other = alerting.flushDue(10);
        assertThat(await(one) + await(other)).as("groups flushed").isEqualTo(1);
        CompletionStage<Integer> sends = dispatcher.sendDue(10, Duration.ofSeconds(30));
        CompletionStage<Integer> alsoSends = dispatcher.sendDue(10, Duration.ofSeconds(30));
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
        files.offerRoutes("test", """
                route: {receiver: others, group_wait: 0s}
                receivers: [{name: others, webhook_configs: [{url: "%s"}]}]
                """.formatted(receiver.url()));
        await(alerting.regroup());
        pass(Duration.ofSeconds(30));
        assertThat(sent()).extracting(n -> n.getString("receiver")).containsExactly("others");
    }

    @Test
    void leavesTheWordsOfAnAlertToTheLastAnalysis() throws Exception {
        analysed(finding("bottleneck.sink"));
        analysed(finding("bottleneck.sink").withSuggestions(List.of()), finding("loss.queue"));
        long active = await(log.alerts(true, PageRequest.first(100))).items().stream()
                .filter(a -> a.pipelineId() == pipelineId)
                .count();
        assertThat(active).isEqualTo(2);
    }

    private String name() {
        return "p" + pipelineId;
    }

    private static Finding finding(String code) {
        return finding(code, Severity.ERROR);
    }

    private static Finding finding(String code, Severity severity) {
        return new Finding(
                code, FindingKind.SINK, null, severity, 0.9, "The sink is slow", "Because.", List.of(), List.of());
    }

    private void analysed(Finding... findings) throws Exception {
        Pipeline pipeline = new Pipeline(name(), "test", List.of(), List.of(), List.of());
        PipelineRecord record = new PipelineRecord(pipelineId, 1, "host", "test", pipeline, now, now);
        List<FindingRecord> open = Arrays.stream(findings)
                .map(f -> new FindingRecord(1, pipelineId, "host", name(), "test", f, now, now, null))
                .toList();
        Interval window = Interval.endingAt(now, Duration.ofMinutes(1));
        await(alerting.analysed(record, new Observation(pipeline, Map.of()), open, window));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    /** Does what is due and returns what the receiver took of it. */
    private List<JsonObject> sent() throws Exception {
        receiver.taken.clear();
        await(alerting.flushDue(10));
        await(dispatcher.sendDue(10, Duration.ofSeconds(30)));
        return List.copyOf(receiver.taken);
    }

    private AlertRecord alert() throws Exception {
        return await(log.alerts(false, PageRequest.first(100))).items().stream()
                .filter(a -> a.pipelineId() == pipelineId)
                .findFirst()
                .orElseThrow();
    }

    private List<NoticeRecord> notices() throws Exception {
        return await(log.noticesOf(alert().id()));
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
