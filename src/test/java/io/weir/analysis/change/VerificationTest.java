package io.weir.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.model.LiveEvent;
import io.weir.model.LiveUpdates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a verdict is tried, on which time it rests, and when it is given up. */
class VerificationTest {

    private static final Instant CHANGED = Instant.parse("2026-01-01T01:00:00Z");
    private static final VerificationSettings SETTINGS = new VerificationSettings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofMinutes(1));

    private final FakeLives lives = new FakeLives();
    private final List<Interval> read = new ArrayList<>();
    private final List<LiveEvent> events = new ArrayList<>();
    private Instant now = CHANGED;
    private DoubleUnaryOperator load = second -> 800;
    private DoubleUnaryOperator out = second -> second < 0 ? 400 : 790;

    @Test
    void nothingIsReadBeforeTenSlicesCanBeThere() {
        applied(1, 0);

        run(359);

        assertThat(read).isEmpty();
    }

    @Test
    void theVerdictRestsOnTheTimeBeforeAndAfterTheSettling() {
        applied(1, 0);

        run(375);

        assertThat(read)
                .containsExactly(
                        new Interval(CHANGED.minusSeconds(30 + 1800), CHANGED.minusSeconds(30)),
                        new Interval(CHANGED.plusSeconds(60), CHANGED.plusSeconds(375)));
        assertThat(verified().verdict()).isEqualTo(Verdict.HELPED);
        assertThat(events).isNotEmpty();
    }

    @Test
    void whileTheLoadDiffersItWaitsLongerAndLonger() {
        load = second -> second < 0 ? 400 : 900;
        out = load;
        applied(1, 0);

        run(375);
        Instant first = lives.due();
        run(7_200);

        assertThat(lives.waits).hasSize(2).allMatch(w -> w.startsWith("the load differs"));
        assertThat(first).isEqualTo(CHANGED.plusSeconds(375 + 93).plusMillis(750));
        assertThat(lives.due()).isEqualTo(CHANGED.plusSeconds(7_200 + 900));
    }

    @Test
    void afterADayItCannotBeTold() {
        load = second -> second < 0 ? 400 : 900;
        out = load;
        applied(1, 0);

        run((int) Duration.ofHours(24).toSeconds());

        assertThat(verified().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(verified().why()).startsWith("Cannot tell: the load differs");
    }

    @Test
    void beyondAnotherChangeNothingCounts() {
        applied(1, 0);
        applied(2, 200);

        run(600);

        assertThat(read).contains(new Interval(CHANGED.plusSeconds(60), CHANGED.plusSeconds(200)));
        assertThat(lives.all.getFirst().state()).isInstanceOfSatisfying(State.Verified.class, v -> {
            assertThat(v.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(v.why()).contains("then another change was made");
        });
    }

    @Test
    void aPipelineOfWhichNothingIsKnownFromBeforeCannotBeTold() {
        load = second -> second < 0 ? Double.NaN : 800;
        applied(1, 0);

        run(700);

        assertThat(lives.waits).hasSize(1);
        assertThat(lives.waits.getFirst()).contains("has 0");
    }

    private State.Verified verified() {
        assertThat(lives.last().state()).isInstanceOf(State.Verified.class);
        return (State.Verified) lives.last().state();
    }

    private void applied(long id, int second) {
        Instant at = CHANGED.plusSeconds(second);
        Suggestion suggestion = new Suggestion(
                "batch" + id,
                "sink",
                Action.INCREASE,
                "512",
                "1024",
                new Effect("throughput", "{event}/s", 400, 700, 780, 820, "formula"),
                "why",
                "risk");
        Told told = new Told("bottleneck.batch-size", "sink", SettingRole.BATCH_SIZE, true, suggestion);
        lives.say(1, List.of(told), at);
        State.Applied applied = new State.Applied(at, at, How.API, "me", null, "");
        lives.apply(1, told.key(), applied, SuggestionDesk.firstTry(at, SETTINGS), at);
    }

    private void run(int second) {
        now = CHANGED.plusSeconds(second);
        new Verification(lives, lives, this::observe, SETTINGS, live(), () -> now)
                .run()
                .toCompletableFuture()
                .join();
    }

    private CompletionStage<Optional<Observation>> observe(long pipeline, Interval interval) {
        read.add(interval);
        long[] at = LongStream.rangeClosed(
                        interval.from().getEpochSecond(), interval.to().getEpochSecond())
                .map(second -> second * 1_000)
                .toArray();
        Pipeline seen = new Pipeline(
                "p",
                "e",
                List.of(Stage.of("queue", StageKind.QUEUE), Stage.of("sink", StageKind.SINK)),
                List.of(new Edge("queue", "sink")),
                List.of());
        Map<SignalKey, Column> columns = Map.of(
                new SignalKey("queue", Signal.IN), column(Signal.IN, at, load),
                new SignalKey("sink", Signal.OUT), column(Signal.OUT, at, out));
        return CompletableFuture.completedStage(Optional.of(new Observation(seen, columns)));
    }

    private static Column column(Signal signal, long[] at, DoubleUnaryOperator value) {
        double[] values = Arrays.stream(at)
                .mapToDouble(millis -> value.applyAsDouble(millis / 1e3 - CHANGED.getEpochSecond()))
                .toArray();
        return new Column(signal, Quality.REPORTED, at, values);
    }

    private LiveUpdates live() {
        return new LiveUpdates() {
            @Override
            public void publish(LiveEvent event) {
                events.add(event);
            }

            @Override
            public AutoCloseable subscribe(Consumer<LiveEvent> subscriber) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
