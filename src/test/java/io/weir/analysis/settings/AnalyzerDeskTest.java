package io.weir.analysis.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.weir.analysis.PluginStatus;
import io.weir.api.PluginDescriptor;
import io.weir.model.PageRequest;
import io.weir.web.fixture.MemorySettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Two replicas over one store: what one does reaches the other, and what files say wins. */
class AnalyzerDeskTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    private final MemorySettings store = new MemorySettings();
    private final FakeControl host = new FakeControl();
    private final FakeControl otherHost = new FakeControl();
    private final AnalyzerDesk desk = new AnalyzerDesk(host, store, List.of(locked("fixed")), CLOCK, Runnable::run);
    private final AnalyzerDesk other = new AnalyzerDesk(otherHost, store, List.of(), CLOCK, Runnable::run);

    private static final class FakeControl implements PluginControl {

        private List<AnalyzerSettings> configured = List.of();
        private final List<String> released = new ArrayList<>();

        @Override
        public List<AnalyzerType> analyzers() {
            return List.of(
                    new AnalyzerType(new PluginDescriptor("trend", "1", "Trend", ""), List.of()),
                    new AnalyzerType(new PluginDescriptor("forecast", "1", "Forecast", ""), List.of()));
        }

        @Override
        public List<FieldProblem> check(AnalyzerSettings settings) {
            return settings.options().containsKey("bad")
                    ? List.of(new FieldProblem("options.bad", "bad is bad", "good"))
                    : List.of();
        }

        @Override
        public void configure(List<AnalyzerSettings> settings) {
            configured = settings;
        }

        @Override
        public void release(PluginStatus.Type type, String name) {
            released.add(name);
        }
    }

    @Test
    void whatOneReplicaSavesTheOtherTakesUp() {
        join(desk.save(settings("trend", Map.of("a", "1")), "me"));

        join(other.refresh());

        assertThat(otherHost.configured).containsExactly(settings("trend", Map.of("a", "1")));
        assertThat(join(desk.changes(PageRequest.first(10))).items())
                .singleElement()
                .satisfies(change -> assertThat(change.by()).isEqualTo("me"));
    }

    @Test
    void whatIsWrongIsNotSaved() {
        assertThat(desk.save(settings("trend", Map.of("bad", "1")), "me").toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(desk.check(settings("trend", Map.of("bad", "1"))))
                .containsExactly(new FieldProblem("options.bad", "bad is bad", "good"));
    }

    @Test
    void whatFilesSayWinsAndIsLocked() {
        join(store.save(settings("fixed", Map.of("a", "1")), "before", Instant.EPOCH));
        join(desk.refresh());

        assertThat(host.configured).containsExactly(locked("fixed"));
        assertThat(desk.check(settings("fixed", Map.of())).getFirst().message())
                .isEqualTo("fixed is locked: it comes from the configuration of the service"
                        + " (weir.plugins.instances.fixed)");
        assertThat(desk.remove("fixed", "me").toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void namesAreChecked() {
        assertThat(desk.check(settings("No Name", Map.of())))
                .extracting(FieldProblem::field, FieldProblem::suggestion)
                .containsExactly(tuple("name", "trend"));
        assertThat(desk.check(settings("forecast", Map.of())))
                .extracting(FieldProblem::field, FieldProblem::suggestion)
                .containsExactly(tuple("name", "trend-2"));
    }

    @Test
    void aReleaseReachesAllReplicasOnce() {
        join(other.refresh());

        join(desk.release(PluginStatus.Type.ANALYZER, "trend", "me"));
        join(other.refresh());
        join(other.refresh());

        assertThat(host.released).containsExactly("trend");
        assertThat(otherHost.released).containsExactly("trend");
    }

    @Test
    void aReplicaThatStartsHeedsNoReleaseOfBefore() {
        join(desk.release(PluginStatus.Type.ANALYZER, "trend", "me"));

        join(other.refresh());

        assertThat(otherHost.released).isEmpty();
    }

    @Test
    void instancesThatNobodyConfiguredAreThereToo() {
        assertThat(desk.instances()).extracting(AnalyzerSettings::name).containsExactly("fixed", "forecast", "trend");
    }

    @Test
    void aPatternNamesAPipelineOrSourceAndPipeline() {
        AnalyzerSettings some =
                new AnalyzerSettings("trend", "trend", true, false, List.of("web-*/logs", "audit"), Map.of(), false);

        assertThat(some.covers("web-1", "logs")).isTrue();
        assertThat(some.covers("db-1", "audit")).isTrue();
        assertThat(some.covers("db-1", "logs")).isFalse();
        assertThat(some.covers("web-1", "logs2")).isFalse();
    }

    private static AnalyzerSettings settings(String name, Map<String, String> options) {
        return new AnalyzerSettings(name, "trend", true, false, List.of(), options, false);
    }

    private static AnalyzerSettings locked(String name) {
        return new AnalyzerSettings(name, "trend", true, false, List.of(), Map.of("a", "0"), true);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
