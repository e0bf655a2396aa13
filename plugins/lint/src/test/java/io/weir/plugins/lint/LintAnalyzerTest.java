package io.weir.plugins.lint;

import static io.weir.testkit.FindingsAssert.assertThatVerdict;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.StageKind;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.Fault;
import io.weir.testkit.Signals;
import io.weir.testkit.WindowBuilder;
import org.junit.jupiter.api.Test;

class LintAnalyzerTest extends AnalyzerContract {

    @Override
    protected Analyzer analyzer() {
        return new LintAnalyzer();
    }

    @Override
    protected Window window() {
        return pipeline(100, 512, 1);
    }

    @Test
    void aBatchMustFitIntoItsQueue() {
        assertThatVerdict(analyzer().analyze(window()))
                .hasOne("lint.batch-above-queue", "sink")
                .suggests(Action.INCREASE, "size");
    }

    @Test
    void workersMustFindWork() {
        assertThatVerdict(analyzer().analyze(pipeline(1000, 512, 4))).hasOne("lint.idle-workers", "sink");
    }

    @Test
    void aMarkMustLieBelowTheCapacity() {
        Window window = WindowBuilder.of(10, 1)
                .stage("queue", StageKind.QUEUE)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", "1000")
                .setting("queue", SettingRole.BACKPRESSURE_MARK, "mark", "1400")
                .build();

        assertThatVerdict(analyzer().analyze(window)).hasOne("lint.mark-above-capacity", "queue");
    }

    @Test
    void isSilentWhereAllFits() {
        assertThatVerdict(analyzer().analyze(Signals.of(Fault.none().run()))).isSilent();
    }

    private static Window pipeline(int capacity, int batch, int workers) {
        return WindowBuilder.of(10, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", Integer.toString(capacity))
                .setting("sink", SettingRole.BATCH_SIZE, "batch", Integer.toString(batch))
                .setting("sink", SettingRole.CONCURRENCY, "workers", Integer.toString(workers))
                .build();
    }
}
