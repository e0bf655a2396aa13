package io.weir.plugins.outage;

import static io.weir.testkit.FindingsAssert.assertThatVerdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.flow.OutageRoom;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.testkit.AnalyzerContract;
import io.weir.testkit.Fault;
import io.weir.testkit.Signals;
import io.weir.testkit.WindowBuilder;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageAnalyzerTest extends AnalyzerContract {

    private static final Budget MINUTE = new Budget(Duration.ofMinutes(1));

    /** With a budget: without one it says nothing. */
    @Override
    protected Analyzer analyzer() {
        return new Analyzer() {
            private final OutageAnalyzer outage = new OutageAnalyzer();

            @Override
            public io.weir.api.PluginDescriptor descriptor() {
                return outage.descriptor();
            }

            @Override
            public Verdict analyze(Window window) {
                return outage.analyze(window, MINUTE);
            }
        };
    }

    @Override
    protected Window window() {
        return queueOf(1000, 50);
    }

    @Test
    void warnsWhenTheQueueIsFullBeforeTheBudgetIsUsedUp() {
        Verdict verdict = new OutageAnalyzer().analyze(window(), MINUTE);

        assertThatVerdict(verdict).hasOne("outage.budget", "sink").suggests(Action.INCREASE, "size");
        Finding found = ((Verdict.Said) verdict).findings().getFirst();
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.explanation()).contains("= 1000 / 50 events/s = 20 s");
        assertThat(Double.parseDouble(found.suggestions().getFirst().to())).isGreaterThanOrEqualTo(3000);
    }

    @Test
    void isSilentWhereThereIsRoomEnough() {
        assertThatVerdict(new OutageAnalyzer().analyze(queueOf(10_000, 50), MINUTE))
                .isSilent();
    }

    @Test
    void asksNothingUnlessABudgetIsSet() {
        assertThatVerdict(new OutageAnalyzer().analyze(window(), Budget.DEFAULT))
                .isSilent();
    }

    @Test
    void foretellsWhenTheSimulatorLosesTheFirstEvent() {
        Fault healthy = Fault.none()
                .withTime(120, 1)
                .withArrivals(Arrivals.poisson(100))
                .withCapacity(2000);
        OutageRoom room = OutageRoom.all(Signals.of(healthy.run())).getFirst();

        double lasted = secondsUntilLoss(healthy.withDown(60, 1e9).run(), 60);

        assertThat(lasted).isBetween(room.low(), room.high() * 1.1);
        assertThat(lasted).isBetween(0.8 * room.expected(), 1.2 * room.expected());
    }

    private static double secondsUntilLoss(Run run, double down) {
        for (int i = 0; i < run.size(); i++) {
            if (run.value("out queue", Meter.REJECTED, i) > 0) {
                return run.at(i) - down;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static Window queueOf(int events, double arrivals) {
        return WindowBuilder.of(60, 1)
                .stage("queue", StageKind.QUEUE)
                .stage("sink", StageKind.SINK)
                .setting("queue", SettingRole.QUEUE_CAPACITY, "size", Integer.toString(events))
                .setting("queue", SettingRole.OVERFLOW, "overflow", "drop")
                .column("queue", Signal.QUEUE_SIZE, 0)
                .column("queue", Signal.QUEUE_CAPACITY, events)
                .column("queue", Signal.IN, arrivals)
                .column("sink", Signal.OUT, arrivals)
                .build();
    }
}
