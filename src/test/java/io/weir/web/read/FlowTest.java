package io.weir.web.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Interval INTERVAL =
            Interval.endingAt(Instant.parse("2026-11-24T10:00:00Z"), Duration.ofMinutes(5));

    private final Map<SignalKey, Column> columns = new HashMap<>();

    @Test
    void aChainTellsWhatEntersAndWhatLeaves() {
        tells("q", Signal.IN, 800);
        tells("q", Signal.OUT, 400);
        tells("q", Signal.REJECTED, 390);
        tells("sink", Signal.OUT, 400);

        Flow flow = flow(List.of(stage("q", StageKind.QUEUE), stage("sink", StageKind.SINK)), edge("q", "sink"));

        assertThat(flow.in()).isEqualTo(800);
        assertThat(flow.out()).isEqualTo(400);
        assertThat(flow.lost()).isEqualTo(390);
        assertThat(flow.outBins()[30]).isCloseTo(400, within(0.01));
    }

    @Test
    void branchesThatShareAddUp() {
        tells("in", Signal.OUT, 900);
        tells("a", Signal.OUT, 500);
        tells("b", Signal.OUT, 400);

        assertThat(fork().out()).isEqualTo(900);
    }

    @Test
    void branchesThatGetACopyEachAreNotAddedUp() {
        tells("in", Signal.OUT, 900);
        tells("a", Signal.OUT, 900);
        tells("b", Signal.OUT, 300);

        assertThat(fork().out()).isEqualTo(900);
    }

    @Test
    void whatAQueueOfSeveralBranchesHoldsBackIsMissing() {
        tells("in", Signal.IN, 900);
        tells("in", Signal.OUT, 500);
        tells("a", Signal.OUT, 500);
        tells("b", Signal.OUT, 500);

        assertThat(fork().out()).isEqualTo(500);
    }

    @Test
    void whereTheEndsTellNothingTheNearestStageDoes() {
        tells("mid", Signal.IN, 70);
        tells("mid", Signal.OUT, 60);

        Flow flow = flow(
                List.of(
                        stage("src", StageKind.SOURCE),
                        stage("mid", StageKind.PROCESSOR),
                        stage("sink", StageKind.SINK)),
                edge("src", "mid"),
                edge("mid", "sink"));

        assertThat(flow.in()).isEqualTo(70);
        assertThat(flow.out()).isEqualTo(60);
    }

    @Test
    void nothingKnownIsNothingSaid() {
        Flow flow = flow(List.of(stage("sink", StageKind.SINK)));

        assertThat(flow.in()).isNaN();
        assertThat(flow.top()).isZero();
    }

    private Flow fork() {
        return flow(
                List.of(stage("in", StageKind.QUEUE), stage("a", StageKind.SINK), stage("b", StageKind.SINK)),
                edge("in", "a"),
                edge("in", "b"));
    }

    private Flow flow(List<Stage> stages, Edge... edges) {
        Pipeline pipeline = new Pipeline("p", "test", stages, List.of(edges), List.of());
        return Flow.of(new Observation(pipeline, columns), INTERVAL);
    }

    private void tells(String stage, Signal signal, double value) {
        long[] at = LongStream.iterate(
                        INTERVAL.from().toEpochMilli(), t -> t <= INTERVAL.to().toEpochMilli(), t -> t + 5_000)
                .toArray();
        double[] values = new double[at.length];
        Arrays.fill(values, value);
        columns.put(new SignalKey(stage, signal), new Column(signal, Quality.REPORTED, at, values));
    }

    private static Stage stage(String id, StageKind kind) {
        return Stage.of(id, kind);
    }

    private static Edge edge(String from, String to) {
        return new Edge(from, to);
    }
}
