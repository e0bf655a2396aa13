package io.weir.storage.alerting;

import io.vertx.core.json.JsonObject;
import io.weir.alerting.AlertLog;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.NoticeRecord;
import io.weir.alerting.group.AlertStore;
import io.weir.alerting.group.GroupStore;
import io.weir.alerting.outbox.Dispatcher;
import io.weir.alerting.outbox.Outbox;
import io.weir.alerting.outbox.RetryPolicy;
import io.weir.alerting.run.Alerting;
import io.weir.alerting.run.FilesInForce;
import io.weir.alerting.run.Grouping;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Replicas on one database. The clock stands in the far future: what the service itself does on its own clock is never due. */
abstract class Replicas {

    private static final AtomicLong PIPELINES = new AtomicLong(7_000_000);

    /** What one replica has in memory. */
    record Replica(FilesInForce files, Alerting alerting, Grouping grouping, Dispatcher dispatcher) {

        void changeRoutes(String routes) {
            files.offerRoutes("test", routes);
            grouping.routesChanged();
        }
    }

    private final AlertStore alerts;
    private final GroupStore groups;
    private final Outbox outbox;
    private final AlertLog log;
    private final LiveUpdates updates;
    final long pipelineId = PIPELINES.incrementAndGet();
    Instant now = Instant.parse("2126-01-01T00:00:00Z");
    Receiver receiver;
    private HttpWebhookCaller caller;
    /** The one that analyses and tells. */
    Replica here;

    Replicas(AlertStore alerts, GroupStore groups, Outbox outbox, AlertLog log, LiveUpdates updates) {
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
        here = replica(team());
    }

    @AfterEach
    void stopReceiver() throws Exception {
        receiver.close();
        caller.close();
        // what is left of this test must not be due in the next
        analysed();
        await(groups.endAbandoned(Instant.parse("2199-01-01T00:00:00Z"), Set.of()));
    }

    /** As after a start: nothing is remembered but what is in the database. */
    Replica replica(String routes) {
        FilesInForce files = new FilesInForce(() -> now);
        files.offerRoutes("test", routes);
        Alerting alerting = new Alerting(alerts, groups, files, updates, () -> now, "http://weir.example");
        RetryPolicy retries =
                new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), 3, Duration.ofHours(4), () -> 0);
        Dispatcher dispatcher = new Dispatcher(outbox, caller, files::routes, retries, updates, () -> now);
        return new Replica(files, alerting, new Grouping(alerting, () -> now), dispatcher);
    }

    /** A routing file with one receiver. */
    String team() {
        return """
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
                """.formatted(receiver.url());
    }

    String name() {
        return "p" + pipelineId;
    }

    static Finding finding(String code) {
        return finding(code, Severity.ERROR);
    }

    static Finding finding(String code, Severity severity) {
        return new Finding(
                code, FindingKind.SINK, null, severity, 0.9, "The sink is slow", "Because.", List.of(), List.of());
    }

    void analysed(Finding... findings) throws Exception {
        Pipeline pipeline = new Pipeline(name(), "test", List.of(), List.of(), List.of());
        PipelineRecord record = new PipelineRecord(pipelineId, 1, "host", "test", pipeline, now, now);
        List<FindingRecord> open = Arrays.stream(findings)
                .map(f -> new FindingRecord(1, pipelineId, "host", name(), "test", f, now, now, null))
                .toList();
        Interval window = Interval.endingAt(now, Duration.ofMinutes(1));
        await(here.alerting().analysed(record, new Observation(pipeline, Map.of()), open, window));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Does what is due and returns what the receiver took of it. */
    List<JsonObject> sent() throws Exception {
        receiver.taken.clear();
        await(here.alerting().flushDue(10));
        await(here.dispatcher().sendDue(10, Duration.ofSeconds(30)));
        return List.copyOf(receiver.taken);
    }

    AlertRecord alert() throws Exception {
        return await(log.alerts(false, PageRequest.first(100))).items().stream()
                .filter(a -> a.pipelineId() == pipelineId)
                .findFirst()
                .orElseThrow();
    }

    /** How many alerts are pending or fire. */
    long active() throws Exception {
        return await(log.alerts(true, PageRequest.first(100))).items().stream()
                .filter(a -> a.pipelineId() == pipelineId)
                .count();
    }

    List<NoticeRecord> notices() throws Exception {
        return await(log.noticesOf(alert().id()));
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
