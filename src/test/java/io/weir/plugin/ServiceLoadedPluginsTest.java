package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginHost.Observed;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host promises: nobody is hurt by another, and everything shows. */
@Timeout(60)
class ServiceLoadedPluginsTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofMillis(300), 2, 4, 3, Duration.ofMinutes(1), Duration.ofHours(1));

    private final TestClock clock = new TestClock();
    private ServiceLoadedPlugins host = load();

    @BeforeEach
    void holdOn() {
        Hostile.LET_GO.set(false);
    }

    @AfterEach
    void letGo() {
        Hostile.LET_GO.set(true);
        host.close();
    }

    @Test
    void anAnalyzerRunsAfterThoseItAskedForAndItsAdviceIsMerged() {
        host = load(Friendly.Advising.class, Friendly.Good.class);

        Analysis analysis = analyze();

        assertThat(analysis.findings()).singleElement().satisfies(said -> {
            assertThat(said.analyzer()).isEqualTo("good");
            assertThat(said.finding().suggestions()).containsExactly(Said.larger("workers"));
        });
        assertThat(analysis.looked()).containsExactlyInAnyOrder("good", "advising");
    }

    @Test
    void anAnalyzerSeesOnlyFindingsItAskedFor() {
        host = load(Friendly.Good.class, Friendly.Unasking.class);

        assertThat(analyze().notApplicable()).containsExactly("unasking: needs cpu");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Hostile.Throwing.class,
                Hostile.ThrowingUnreadable.class,
                Hostile.Erring.class,
                Hostile.Recursing.class,
                Hostile.Waiting.class,
                Hostile.Looping.class,
                Hostile.ReturningNull.class,
                Hostile.UnknownStage.class,
                Hostile.NotANumber.class,
                Hostile.NulInText.class
            })
    void aFailingCallHurtsNoOther(Class<?> hostile) {
        host = load(Friendly.Good.class, hostile);

        Analysis analysis = analyze();

        assertThat(analysis.failed()).containsExactly(hostile.getSimpleName().toLowerCase(Locale.ROOT));
        assertThat(analysis.findings()).hasSize(1);
        assertThat(status(analysis.failed().getFirst()).failures()).isEqualTo(1);
        assertThat(status(analysis.failed().getFirst()).reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Hostile.FailingToInitialise.class,
                Hostile.FailingToConstruct.class,
                Hostile.LoopingConstructor.class,
                Hostile.WithoutDescriptor.class,
                Hostile.BadDescriptor.class,
                Hostile.SecondGood.class
            })
    void whatCannotBeLoadedIsRejectedWithItsReason(Class<?> hostile) {
        host = load(Friendly.Good.class, hostile);

        assertThat(analyze().findings()).hasSize(1);
        assertThat(host.status())
                .filteredOn(s -> s.state() == State.REJECTED)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.origin()).contains(hostile.getSimpleName());
                    assertThat(s.reason()).isNotBlank();
                });
    }

    @Test
    void aProviderWhoseClassIsMissingIsRejected() {
        host = ServiceLoadedPlugins.load(
                Providers.of().andAnalyzer("no.such.Analyzer").andAnalyzer(Friendly.Good.class.getName()),
                LIMITS,
                clock);

        assertThat(analyze().findings()).hasSize(1);
        assertThat(host.status())
                .filteredOn(s -> s.state() == State.REJECTED)
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).contains("no.such.Analyzer"));
    }

    @Test
    void aCircleIsRejectedAndTheRestRuns() {
        host = load(Hostile.CircleOne.class, Hostile.CircleTwo.class, Friendly.Good.class);

        assertThat(analyze().findings()).hasSize(1);
        assertThat(status("circleone").reason()).isEqualTo("waits for itself: circleone -> circletwo -> circleone");
        assertThat(status("circletwo").state()).isEqualTo(State.REJECTED);
    }

    @Test
    void aPluginThatFailsRepeatedlyIsLeftAloneForAWhile() {
        host = load(Hostile.Throwing.class);
        analyze();
        analyze();
        analyze();

        analyze();

        assertThat(status("throwing").state()).isEqualTo(State.QUARANTINED);
        assertThat(status("throwing").runs()).isEqualTo(3);
        assertThat(status("throwing").reason()).contains("out of cheese");
    }

    @Test
    void aQuarantineEndsAndTheNextIsLonger() {
        host = load(Hostile.Throwing.class);
        analyze();
        analyze();
        analyze();
        clock.advance(Duration.ofSeconds(61));

        analyze();
        clock.advance(Duration.ofSeconds(61));

        assertThat(status("throwing").runs()).isEqualTo(4);
        assertThat(status("throwing").state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void aCallThatNeverReturnsCostsOneWorkerAndIsNotRepeated() {
        host = load(Hostile.Looping.class, Friendly.Good.class);
        analyze();

        for (int i = 0; i < 20; i++) {
            assertThat(analyze().findings()).hasSize(1);
        }

        assertThat(status("looping").runs()).isEqualTo(1);
        assertThat(status("looping").reason()).startsWith("an earlier call has not come back");
    }

    @Test
    void aPipelineHasOneAdapter() {
        host = load(Friendly.SeeingToo.class, Friendly.Seeing.class, Friendly.Blind.class);

        List<Observed> seen = host.observe(nativeWindow()).toCompletableFuture().join();

        assertThat(seen).extracting(Observed::adapter).containsExactly("seeing");
        assertThat(status("blind").reason()).isEqualTo("observe() returned null");
    }

    @Test
    void anAdapterWritesASettingInItsOwnSyntax() {
        host = load(Friendly.Seeing.class);
        Setting setting = new Setting("workers", "sink", SettingRole.CONCURRENCY, "1", Setting.Origin.DEFAULT, null);

        var patch = host.patch("seeing", setting, "4").toCompletableFuture().join();

        assertThat(patch).contains("workers = 4");
    }

    @Test
    void noPatchComesFromAnAdapterThatIsNotThere() {
        Setting setting = new Setting("workers", "sink", SettingRole.CONCURRENCY, "1", Setting.Origin.DEFAULT, null);

        assertThat(host.patch("absent", setting, "4").toCompletableFuture().join())
                .isEmpty();
    }

    private Analysis analyze() {
        return host.analyze("host-1", Said.window())
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private PluginStatus status(String id) {
        return host.status().stream()
                .filter(s -> s.descriptor().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static NativeWindow nativeWindow() {
        return new NativeWindow("s", Map.of(), Said.window().interval(), List.of(), NativeSettings.NONE);
    }

    private ServiceLoadedPlugins load(Class<?>... providers) {
        if (host != null) {
            host.close();
        }
        return ServiceLoadedPlugins.load(Providers.of(providers), LIMITS, clock);
    }
}
