package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.analysis.PluginStatus.Type;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.config.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances of analyzers: named, configured, scoped, in shadow mode, switched off. */
@Timeout(60)
class InstancesTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofSeconds(20), 2, 4, 2, Duration.ofMinutes(1), Duration.ofHours(1));

    private final TestClock clock = new TestClock();
    private final ServiceLoadedPlugins host =
            ServiceLoadedPlugins.load(Providers.of(Sayer.class, Echo.class, Hostile.Throwing.class), LIMITS, clock);

    /** Says its code so often as it is told to. */
    public static final class Sayer implements ConfigurableAnalyzer<Sayer.Words> {

        record Words(
                @Option(description = "Code to say") String code,

                @Option(description = "How often", min = 0, max = 9)
                int times) {}

        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("sayer", "1", "Sayer", "");
        }

        @Override
        public Words defaults() {
            return new Words("said", 1);
        }

        @Override
        public Verdict analyze(Window window, Words words) {
            return Verdict.of(IntStream.range(0, words.times())
                    .mapToObj(i -> Said.warning(words.code() + (i == 0 ? "" : i), "sink"))
                    .toList());
        }
    }

    /** Says how many findings of the sayer it sees. */
    public static final class Echo extends TestAnalyzer {

        @Override
        public Set<String> after() {
            return Set.of("sayer");
        }

        @Override
        public Verdict analyze(Window window) {
            return Verdict.of(List.of(Said.warning("echo" + window.findings().size(), "sink")));
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anAnalyzerThatNobodyConfiguredRunsWithItsDefaults() {
        assertThat(codes(analyze())).containsExactlyInAnyOrder("said", "echo1");
    }

    @Test
    void instancesRunSideBySideEachWithItsOwnOptionsAndAreSeenByThoseAfter() {
        host.configure(List.of(
                settings("sayer", true, false, List.of(), Map.of("times", "2")),
                settings("sayer-2", true, false, List.of(), Map.of("code", "other"))));

        Analysis analysis = analyze();

        assertThat(codes(analysis)).containsExactlyInAnyOrder("said", "said1", "other", "echo3");
        assertThat(analysis.findings())
                .filteredOn(s -> s.finding().code().equals("other"))
                .singleElement()
                .satisfies(s -> assertThat(s.analyzer()).isEqualTo("sayer-2"));
    }

    @Test
    void anInstanceLooksAtItsPipelinesOnlyAndWhatItFoundElsewhereIsGone() {
        host.configure(List.of(settings("sayer", true, false, List.of("web-*/logs"), Map.of())));

        assertThat(codes(analyze("web-1"))).contains("said");
        assertThat(codes(analyze("db-1"))).doesNotContain("said");
        assertThat(analyze("db-1").looked()).contains("sayer");
    }

    @Test
    void anInstanceThatIsSwitchedOffDoesNotRun() {
        host.configure(List.of(settings("sayer", false, false, List.of(), Map.of())));

        assertThat(codes(analyze())).containsExactly("echo0");
        assertThat(status("sayer").state()).isEqualTo(State.DISABLED);
        assertThat(status("sayer").runs()).isZero();
    }

    @Test
    void whatIsFoundInShadowModeIsKeptAsideAndSeenByNobody() {
        host.configure(List.of(settings("sayer", true, true, List.of(), Map.of())));

        Analysis analysis = analyze();

        assertThat(codes(analysis)).containsExactly("echo0");
        assertThat(analysis.shadow())
                .singleElement()
                .satisfies(s -> assertThat(s.finding().code()).isEqualTo("said"));
        assertThat(status("sayer").shadow()).isTrue();
        assertThat(status("sayer").findings()).isEqualTo(1);
    }

    @Test
    void settingsThatAreWrongAreShownAndTheRestRuns() {
        host.configure(List.of(
                settings("sayer-2", true, false, List.of(), Map.of("times", "10")),
                new AnalyzerSettings("lost", "no-such", true, false, List.of(), Map.of(), true)));

        assertThat(codes(analyze())).containsExactlyInAnyOrder("said", "echo1");
        assertThat(status("sayer-2").reason()).isEqualTo("its settings are wrong: times must be 0 to 9, is 10");
        assertThat(status("lost").reason()).isEqualTo("there is no analyzer 'no-such': is its jar missing?");
    }

    @Test
    void problemsAreToldFieldByField() {
        assertThat(host.check(settings("sayer", true, false, List.of(), Map.of("times", "10", "cod", "x"))))
                .extracting(FieldProblem::field, FieldProblem::suggestion)
                .containsExactly(tuple("options.times", "9"), tuple("options.cod", "code"));
    }

    @Test
    void anAnalyzerWithoutOptionsRefusesThem() {
        AnalyzerSettings settings =
                new AnalyzerSettings("echo", "echo", true, false, List.of(), Map.of("a", "1"), false);

        assertThat(host.check(settings)).containsExactly(new FieldProblem("options.a", "echo has no options", null));
    }

    @Test
    void healthStaysWhileOthersChangeAndBeginsAnewWithOtherOptions() {
        analyze();

        host.configure(List.of(settings("sayer-2", true, false, List.of(), Map.of())));
        assertThat(status("sayer").runs()).isEqualTo(1);

        host.configure(List.of(settings("sayer", true, false, List.of(), Map.of("times", "2"))));
        assertThat(status("sayer").runs()).isZero();
    }

    @Test
    void aReleaseEndsAQuarantine() {
        analyze();
        analyze();
        assertThat(status("throwing").state()).isEqualTo(State.QUARANTINED);

        host.release(Type.ANALYZER, "throwing");
        analyze();

        assertThat(status("throwing").runs()).isEqualTo(3);
        assertThat(status("throwing").state()).isEqualTo(State.FAILING);
    }

    @Test
    void whatCallsTakeIsCounted() {
        analyze();

        assertThat(status("sayer").usage().time()).isPositive();
        assertThat(status("sayer").usage().cpu()).isPositive();
        assertThat(status("sayer").usage().allocated()).isPositive();
    }

    private static AnalyzerSettings settings(
            String name, boolean enabled, boolean shadow, List<String> pipelines, Map<String, String> options) {
        return new AnalyzerSettings(name, "sayer", enabled, shadow, pipelines, options, false);
    }

    private Analysis analyze() {
        return analyze("web-1");
    }

    private Analysis analyze(String source) {
        return host.analyze(source, Said.window()).toCompletableFuture().join();
    }

    private static List<String> codes(Analysis analysis) {
        return analysis.findings().stream().map(s -> s.finding().code()).toList();
    }

    private PluginStatus status(String name) {
        return host.status().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
