package io.weir.plugins.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.WindowBuilder;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ForecastAnalyzerTest extends AnalyzerContract {

    @Override
    protected Analyzer analyzer() {
        return new ForecastAnalyzer();
    }

    @Override
    protected Window window() {
        return window(t -> 1000 + 40 * t);
    }

    @Test
    void saysWhenTheQueueIsFull() {
        Finding found = findings(window()).getFirst();

        assertThat(found.code()).isEqualTo("forecast.queue-full");
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.explanation()).contains("expected to be full in 2 min");
    }

    @Test
    void saysWhenTheQueueIsDrained() {
        Finding found = findings(window(t -> 8000 - 50 * t)).getFirst();

        assertThat(found.code()).isEqualTo("forecast.queue-drained");
        assertThat(found.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void doesNotForetellNoise() {
        Random random = new Random(5);

        Verdict verdict = analyzer().analyze(window(t -> 3000 + 500 * random.nextGaussian()));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotApplicable.class, v -> assertThat(v.needs()).contains("no forecast"));
    }

    @Test
    void doesNotForetellASawtooth() {
        assertThat(analyzer().analyze(window(t -> (t * 90) % 2000)))
                .satisfies(v -> assertThat(
                                v instanceof Verdict.Said s && !s.findings().isEmpty())
                        .isFalse());
    }

    @Test
    void aFullQueueIsNoForecast() {
        assertThat(analyzer().analyze(window(t -> Math.min(10000, 9000 + 40 * t))))
                .satisfies(v -> assertThat(
                                v instanceof Verdict.Said s && !s.findings().isEmpty())
                        .isFalse());
    }

    private static Window window(DoubleUnaryOperator size) {
        return WindowBuilder.of(90, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .column("queue", Signal.QUEUE_SIZE, size)
                .column("queue", Signal.QUEUE_CAPACITY, 10000)
                .build();
    }

    private List<Finding> findings(Window window) {
        return ((Verdict.Said) analyzer().analyze(window)).findings();
    }
}
