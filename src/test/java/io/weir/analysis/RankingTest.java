package io.weir.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.FindingChanges.Said;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of findings. */
class RankingTest {

    private static final Pipeline PIPELINE = new Pipeline(
            "logs",
            "test",
            List.of(
                    Stage.of("queue", StageKind.QUEUE),
                    Stage.of("sink", StageKind.SINK),
                    Stage.of("other", StageKind.SINK)),
            List.of(new Edge("queue", "sink")),
            List.of());

    @Test
    void severityComesBeforeConfidence() {
        assertThat(ranked(
                        said("a.warning", FindingKind.SINK, "sink", Severity.WARNING, 1),
                        said("b.error", FindingKind.SINK, "sink", Severity.ERROR, 0.1)))
                .containsExactly("b.error", "a.warning");
    }

    @Test
    void confidenceComesBeforeCode() {
        assertThat(ranked(
                        said("a", FindingKind.SINK, "sink", Severity.ERROR, 0.5),
                        said("c", FindingKind.SINK, "sink", Severity.ERROR, 0.9),
                        said("b", FindingKind.SINK, "sink", Severity.ERROR, 0.5)))
                .containsExactly("c", "a", "b");
    }

    @Test
    void aLossStandsBelowTheBottleneckThatExplainsIt() {
        assertThat(ranked(
                        said("loss.queue", FindingKind.LOSS, "queue", Severity.CRITICAL, 1),
                        said("x.other", FindingKind.SINK, "other", Severity.ERROR, 1),
                        said("bottleneck.sink", FindingKind.SINK, "sink", Severity.WARNING, 0.7)))
                .containsExactly("bottleneck.sink", "loss.queue", "x.other");
    }

    @Test
    void aLossStaysAboveABottleneckElsewhere() {
        assertThat(ranked(
                        said("loss.queue", FindingKind.LOSS, "queue", Severity.CRITICAL, 1),
                        said("bottleneck.other", FindingKind.SINK, "other", Severity.ERROR, 1)))
                .containsExactly("loss.queue", "bottleneck.other");
    }

    @Test
    void oneBottleneckExplainsSeveralLosses() {
        assertThat(ranked(
                        said("loss.a", FindingKind.LOSS, "queue", Severity.CRITICAL, 1),
                        said("loss.b", FindingKind.LOSS, "sink", Severity.CRITICAL, 1),
                        said("bottleneck.sink", FindingKind.SINK, "sink", Severity.WARNING, 0.7)))
                .containsExactly("bottleneck.sink", "loss.a", "loss.b");
    }

    @Test
    void aForecastExplainsNoLoss() {
        assertThat(ranked(
                        said("loss.a", FindingKind.LOSS, "queue", Severity.ERROR, 1),
                        said("forecast.full", FindingKind.FORECAST, "queue", Severity.WARNING, 0.7)))
                .containsExactly("loss.a", "forecast.full");
    }

    private static List<String> ranked(Said... said) {
        return Ranking.mostImportantFirst(PIPELINE, List.of(said)).stream()
                .map(s -> s.finding().code())
                .toList();
    }

    private static Said said(String code, FindingKind kind, String stage, Severity severity, double confidence) {
        return new Said("test", new Finding(code, kind, stage, severity, confidence, "t", "e", List.of(), List.of()));
    }
}
