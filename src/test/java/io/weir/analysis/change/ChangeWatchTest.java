package io.weir.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Measured.Direction;
import io.weir.analysis.compare.Quantity;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted, noticed and said at an analysis because of suggestions. */
class ChangeWatchTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final VerificationSettings SETTINGS = new VerificationSettings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofMinutes(1));

    private final FakeLives lives = new FakeLives();
    private final ChangeWatch watch = new ChangeWatch(lives, SETTINGS);

    @Test
    void whatIsSaidIsNotedOnceAMinute() {
        for (int second = 0; second <= 60; second += 15) {
            analyze(second, "512", Origin.REPORTED, finding("512", "1024"));
        }

        assertThat(lives.said).isEqualTo(2);
        assertThat(lives.last().state()).isEqualTo(new State.Open());
    }

    @Test
    void whereNothingIsSaidNothingIsAskedForMinutes() {
        for (int second = 0; second < 300; second += 15) {
            analyze(second, "512", Origin.REPORTED);
        }

        assertThat(lives.asked).isEqualTo(1);
    }

    @Test
    void aSettingThatWentWhereItWasSuggestedIsNoticed() {
        analyze(0, "512", Origin.REPORTED, finding("512", "1024"));

        analyze(15, "1024", Origin.REPORTED);

        State.Applied applied = lives.last().applied().orElseThrow();
        assertThat(applied.how()).isEqualTo(How.NOTICED);
        assertThat(applied.by()).isEqualTo("batch went from 512 to 1024");
        assertThat(applied.value()).isEqualTo("1024");
        assertThat(applied.at()).isEqualTo(T0.plusSeconds(15));
        assertThat(applied.lastBefore()).isEqualTo(T0);
        assertThat(lives.due()).isEqualTo(T0.plusSeconds(15 + 60 + 300));
    }

    @ParameterizedTest
    @CsvSource({"767, OPEN", "768, APPLIED", "4096, APPLIED", "512, OPEN", "256, OPEN"})
    void halfOfTheWayIsEnough(String value, State.Name state) {
        analyze(0, "512", Origin.CONFIGURED, finding("512", "1024"));

        analyze(15, value, Origin.CONFIGURED);

        assertThat(lives.last().state().name()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"INFERRED, REPORTED", "DEFAULT, CONFIGURED", "REPORTED, INFERRED"})
    void whatIsNotKnownIsNotNoticed(Origin before, Origin after) {
        analyze(0, "512", before, finding("512", "1024"));

        analyze(15, "1024", after);

        assertThat(lives.last().state()).isEqualTo(new State.Open());
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, TRUE, true",
        "true, false, true, false",
        "drop, block, block, true",
        "drop, block, drop, false"
    })
    void wordsAreComparedAsTheyAre(String from, String to, String value, boolean made) {
        assertThat(Progress.made(suggestion(from, to), value)).isEqualTo(made);
    }

    @Test
    void aChangeThatHurtIsSaidWithTheWayBack() {
        hurt("1024");

        Analysis analysis = analyze(0, "1024", Origin.REPORTED);

        Finding finding = analysis.findings().getFirst().finding();
        assertThat(analysis.looked()).contains(ChangeWatch.NAME);
        assertThat(finding.code()).isEqualTo("change.hurt");
        assertThat(finding.stage()).isEqualTo("sink");
        assertThat(finding.explanation()).contains("latency rose");
        Suggestion back = finding.suggestions().getFirst();
        assertThat(back.action()).isEqualTo(Action.DECREASE);
        assertThat(back.from()).isEqualTo("1024");
        assertThat(back.to()).isEqualTo("512");
        assertThat(back.effect().expected()).isEqualTo(0.2);
        assertThat(lives.last().told().code()).isEqualTo("change.hurt");
    }

    @Test
    void itIsSaidNoMoreWhenTheSettingIsBackAndThatIsVerifiedToo() {
        hurt("1024");
        analyze(0, "1024", Origin.REPORTED);

        Analysis analysis = analyze(15, "512", Origin.REPORTED);

        assertThat(analysis.findings()).isEmpty();
        assertThat(lives.all)
                .filteredOn(life -> life.told().code().equals("change.hurt"))
                .allSatisfy(life -> assertThat(life.state().name()).isEqualTo(State.Name.APPLIED));
    }

    @Test
    void itIsSaidForSevenDays() {
        hurt("1024");

        assertThat(analyze((int) Duration.ofDays(8).toSeconds(), "1024", Origin.REPORTED)
                        .findings())
                .isEmpty();
    }

    @Test
    void changingNothingIsNoSuggestionToLookAfter() {
        Suggestion nothing = new Suggestion(null, "sink", Action.NONE, null, null, effect(), "why", "none");

        analyze(0, "512", Origin.REPORTED, finding(nothing));

        assertThat(lives.all).isEmpty();
    }

    private void hurt(String value) {
        State.Applied applied = new State.Applied(T0.minusSeconds(600), T0.minusSeconds(600), How.API, "me", value, "");
        Measured worse = new Measured(Quantity.LATENCY, 0.2, 2, 8, 9, 10, Direction.WORSE);
        State state = applied.verified(T0.minusSeconds(60), Verdict.HURT, "latency rose.", List.of(worse));
        Told told = new Told("bottleneck.batch-size", "sink", SettingRole.BATCH_SIZE, true, suggestion("512", "1024"));
        lives.all.add(new SuggestionLife(1, 1, told, T0.minusSeconds(600), state));
    }

    private Analysis analyze(int second, String value, Origin origin, Finding... said) {
        Pipeline pipeline = new Pipeline(
                "p",
                "e",
                List.of(Stage.of("sink", StageKind.SINK)),
                List.of(),
                List.of(new Setting("batch", "sink", SettingRole.BATCH_SIZE, value, origin, null)));
        Instant at = T0.plusSeconds(second);
        Window window = new Window(pipeline, Interval.endingAt(at, Duration.ofSeconds(90)), Map.of(), List.of());
        List<Said> all = List.of(said).stream().map(f -> new Said("test", f)).toList();
        return watch.add(
                        new PipelineRecord(1, 1, "s", "a", pipeline, T0, at),
                        window,
                        new Analysis(all, List.of(), Set.of("test"), List.of(), List.of()))
                .toCompletableFuture()
                .join();
    }

    private static Finding finding(String from, String to) {
        return finding(suggestion(from, to));
    }

    private static Finding finding(Suggestion suggestion) {
        return new Finding(
                "bottleneck.batch-size",
                FindingKind.SINK,
                "sink",
                Severity.WARNING,
                1,
                "title",
                "why",
                List.of(),
                List.of(suggestion));
    }

    private static Suggestion suggestion(String from, String to) {
        return new Suggestion("batch", "sink", Action.INCREASE, from, to, effect(), "why", "risk");
    }

    private static Effect effect() {
        return new Effect("throughput", "{event}/s", 400, 700, 780, 820, "formula");
    }
}
