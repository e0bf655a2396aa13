package io.weir.storage.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.MemoryChanges;
import io.weir.analysis.MemoryStore;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.Remembered;
import io.weir.analysis.ShadowFindings;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.SettingsChange;
import io.weir.analysis.settings.SettingsStore;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.Pipeline;
import io.weir.model.PageRequest;
import io.weir.storage.Transactions;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Settings of analyzers in a real PostgreSQL, taken up by the real host; and what is kept aside. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class PluginSettingsTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final AnalyzerDesk desk;
    private final SettingsStore store;
    private final PluginHost host;
    private final ShadowFindings shadows;
    private final MemoryStore memories;
    private final PipelineStore pipelines;
    private final Transactions transactions;
    private final String name = "forecast-" + UUID.randomUUID().toString().substring(0, 8);

    PluginSettingsTest(
            AnalyzerDesk desk,
            SettingsStore store,
            PluginHost host,
            ShadowFindings shadows,
            MemoryStore memories,
            PipelineStore pipelines,
            Transactions transactions) {
        this.desk = desk;
        this.store = store;
        this.host = host;
        this.shadows = shadows;
        this.memories = memories;
        this.pipelines = pipelines;
        this.transactions = transactions;
    }

    @Test
    void settingsAreKeptTakenUpAuditedAndRemoved() {
        AnalyzerSettings first = settings(Map.of("full", "0.9"));
        AnalyzerSettings second = settings(Map.of("full", "0.8", "soon", "2h"));

        get(desk.save(first, "me"));
        get(desk.save(second, "you"));

        assertThat(get(store.all())).contains(second);
        assertThat(host.status()).extracting(PluginStatus::name).contains(name);
        assertThat(get(desk.remove(name, "them"))).isTrue();
        assertThat(host.status()).extracting(PluginStatus::name).doesNotContain(name);
        assertThat(mine())
                .extracting(SettingsChange::action, SettingsChange::by, SettingsChange::before, SettingsChange::after)
                .containsExactly(
                        tuple(SettingsChange.Action.REMOVED, "them", second, null),
                        tuple(SettingsChange.Action.CHANGED, "you", first, second),
                        tuple(SettingsChange.Action.CREATED, "me", null, first));
    }

    @Test
    void whatAnotherReplicaKeepsIsTakenUpWithoutARestart() {
        get(store.save(settings(Map.of()), "another replica", T0));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> host.status().stream().anyMatch(p -> p.name().equals(name)));

        get(store.remove(name, "another replica", T0));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> host.status().stream().noneMatch(p -> p.name().equals(name)));
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(get(desk.remove(name, "me"))).isFalse();
        assertThat(mine()).isEmpty();
    }

    @Test
    void aReleaseIsKeptForOtherReplicasAndAudited() {
        get(desk.release(PluginStatus.Type.ANALYZER, name, "me"));

        assertThat(get(store.releases()))
                .extracting(SettingsStore.Release::name)
                .contains(name);
        assertThat(mine()).extracting(SettingsChange::action).containsExactly(SettingsChange.Action.RELEASED);
    }

    @Test
    void whatIsSaidAgainInShadowModeIsCountedAndForgottenWhenItIsOld() {
        long pipeline = pipeline();
        Said said = new Said(name, finding("first"));

        get(shadows.add(pipeline, T0, List.of(said)));
        get(shadows.add(pipeline, T0.plusSeconds(15), List.of(new Said(name, finding("second")))));

        assertThat(get(shadows.of(name, 10))).singleElement().satisfies(seen -> {
            assertThat(seen.times()).isEqualTo(2);
            assertThat(seen.explanation()).isEqualTo("second");
            assertThat(seen.first()).isEqualTo(T0);
            assertThat(seen.last()).isEqualTo(T0.plusSeconds(15));
            assertThat(seen.pipeline()).isEqualTo("logs");
        });
        get(shadows.forget(T0.plusSeconds(16)));
        assertThat(get(shadows.of(name, 10))).isEmpty();
    }

    @Test
    void whatIsRememberedIsKeptReplacedAndForgotten() {
        long pipeline = pipeline();
        Remembered first = new Remembered("counting 1", "times=1.0");
        Remembered second = new Remembered("counting 2", "times=2.0\nup\u00fc=NaN");

        get(memories.change(pipeline, T0, MemoryChanges.NONE.with("one", first).with("two", first)));
        get(memories.change(
                pipeline,
                T0.plusSeconds(15),
                MemoryChanges.NONE.with("one", second).with("two", null)));

        assertThat(get(memories.of(pipeline))).isEqualTo(Map.of("one", second));
        assertThat(get(memories.of(pipeline()))).isEmpty();
    }

    private AnalyzerSettings settings(Map<String, String> options) {
        return new AnalyzerSettings(name, "forecast", true, true, List.of("nobody/*"), options, false);
    }

    private List<SettingsChange> mine() {
        return get(desk.changes(PageRequest.first(100))).items().stream()
                .filter(c -> c.name().equals(name))
                .toList();
    }

    private static Finding finding(String why) {
        return new Finding("a.b", FindingKind.QUEUE, null, Severity.INFO, 1, "title", why, List.of(), List.of());
    }

    private long pipeline() {
        long source = get(transactions.inTransaction(session -> session.createNativeQuery(
                        "insert into source (fingerprint, name, attributes) values (?1, 'shadow', '{}')"
                                + " returning id",
                        Long.class)
                .setParameter(1, UUID.randomUUID())
                .getSingleResult()));
        Pipeline pipeline = new Pipeline("logs", "otel", List.of(), List.of(), List.of());
        return get(pipelines.save(source, "otel-sdk", pipeline, T0)).id();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
