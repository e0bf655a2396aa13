package io.weir.plugins.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.WindowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BottleneckAnalyzerTest extends AnalyzerContract {

    @Override
    protected Analyzer analyzer() {
        return new BottleneckAnalyzer();
    }

    @Override
    protected Window window() {
        return full().build();
    }

    @Test
    void namesTheSinkBehindTheFullQueue() {
        Finding found = findings(window()).getFirst();

        assertThat(found.code()).isEqualTo("bottleneck.destination");
        assertThat(found.stage()).isEqualTo("sink");
        assertThat(found.title()).contains("The destination is the limit");
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.evidence())
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.text()).isNotBlank());
    }

    @Test
    void aQueueUpstreamIsAVictim() {
        Window two = WindowBuilder.of(60, 1)
                .stage("first", StageKind.QUEUE)
                .stage("work", StageKind.PROCESSOR)
                .stage("second", StageKind.QUEUE)
                .stage("sink", StageKind.SINK, Trait.STREAM)
                .column("first", Signal.QUEUE_SIZE, 1000)
                .column("first", Signal.QUEUE_CAPACITY, 1000)
                .column("first", Signal.IN, 100)
                .column("first", Signal.OUT, 100)
                .column("second", Signal.QUEUE_SIZE, 500)
                .column("second", Signal.QUEUE_CAPACITY, 500)
                .column("second", Signal.IN, 100)
                .column("second", Signal.OUT, 100)
                .column("sink", Signal.OUT, 100)
                .build();

        List<Finding> found = findings(two);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().stage()).isEqualTo("sink");
        assertThat(found.getFirst().explanation()).contains("'first' fills as a consequence");
    }

    @Test
    void theWorkBetweenQueuesIsTheCauseWhenOnlyTheFirstIsFull() {
        Window two = WindowBuilder.of(60, 1)
                .stage("first", StageKind.QUEUE)
                .stage("work", StageKind.PROCESSOR)
                .stage("second", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .column("first", Signal.QUEUE_SIZE, 1000)
                .column("first", Signal.QUEUE_CAPACITY, 1000)
                .column("first", Signal.IN, 100)
                .column("first", Signal.OUT, 100)
                .column("second", Signal.QUEUE_SIZE, 0)
                .column("second", Signal.QUEUE_CAPACITY, 500)
                .column("second", Signal.IN, 100)
                .column("sink", Signal.OUT, 100)
                .column("", Signal.CPU, 0.97)
                .build();

        Finding found = findings(two).getFirst();

        assertThat(found.code()).isEqualTo("bottleneck.processor-cpu");
        assertThat(found.stage()).isEqualTo("work");
    }

    @Test
    void shortPeaksAndSawteethAreNoBottleneck() {
        Window sawtooth = WindowBuilder.of(90, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .column("queue", Signal.QUEUE_SIZE, t -> t == 40 ? 2048 : (t * 97) % 512)
                .column("queue", Signal.QUEUE_CAPACITY, 2048)
                .column("queue", Signal.IN, 500)
                .column("sink", Signal.OUT, 500)
                .build();

        assertThat(findings(sawtooth)).isEmpty();
    }

    @Test
    void whatIsOverIsNotReported() {
        Window start = WindowBuilder.of(90, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .column("queue", Signal.QUEUE_SIZE, t -> t < 10 ? 1000 : 3)
                .column("queue", Signal.QUEUE_CAPACITY, 1000)
                .column("queue", Signal.REJECTED, t -> t < 10 ? 200 : 0)
                .column("queue", Signal.IN, 500)
                .column("sink", Signal.OUT, 500)
                .build();

        assertThat(findings(start)).isEmpty();
    }

    @Test
    void aSinkThatFailsWithoutSlowingIsSaid() {
        Window failing = WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .column("queue", Signal.QUEUE_SIZE, 3)
                .column("queue", Signal.QUEUE_CAPACITY, 1000)
                .column("queue", Signal.IN, 100)
                .column("sink", Signal.OUT, 60)
                .column("sink", Signal.ERRORS, 40)
                .build();

        Finding found = findings(failing).getFirst();

        assertThat(found.code()).isEqualTo("loss.destination-failing");
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void saysWhatItNeedsWhenThereIsNoQueue() {
        Window nothing = WindowBuilder.of(60, 1)
                .stage("sink", StageKind.SINK)
                .column("sink", Signal.OUT, 1)
                .build();

        assertThat(analyzer().analyze(nothing)).isInstanceOf(Verdict.NotApplicable.class);
    }

    private static WindowBuilder full() {
        return WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK, Trait.STREAM)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", "1000")
                .column("queue", Signal.QUEUE_SIZE, 1000)
                .column("queue", Signal.QUEUE_CAPACITY, 1000)
                .column("queue", Signal.IN, 800)
                .column("queue", Signal.REJECTED, 500)
                .column("sink", Signal.OUT, 300);
    }

    private List<Finding> findings(Window window) {
        return ((Verdict.Said) analyzer().analyze(window)).findings();
    }
}
