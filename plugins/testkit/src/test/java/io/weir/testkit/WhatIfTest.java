package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weir.api.flow.WhatIf;
import io.weir.api.flow.WhatIf.Change;
import io.weir.api.flow.WhatIf.What;
import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.simulator.Outcome;
import io.weir.testkit.simulator.Simulator;
import org.junit.jupiter.api.Test;

/** What the model says of a change is what the simulator does with it. */
class WhatIfTest {

    private static final Fault BASE = Fault.none()
            .withTime(120, 1)
            .withArrivals(Arrivals.poisson(150))
            .withCalls(2, 1)
            .withFills(0)
            .withCost(0.01, 0);

    private final Scenario scenario = BASE.scenario();

    @Test
    void threeTimesTheTraffic() {
        WhatIf said = ask(What.TRAFFIC, 3);

        assertSame(said, scenario.with("application", Knob.TRAFFIC, 3));
        assertThat(said.limit()).contains("out");
        assertThat(said.loss()).isBetween(0.5, 0.6);
    }

    @Test
    void aSlowerDestination() {
        assertSame(ask(What.SLOWER, 0.02), scenario.with("destination", Knob.LATENCY, 3));
    }

    @Test
    void fewerWorkers() {
        assertSame(ask(What.WORKERS, 1), scenario.with("out", Knob.WORKERS, 1));
    }

    @Test
    void nothingLimitsWhereAllGetsThrough() {
        WhatIf said = ask(What.WORKERS, 4);

        assertSame(said, scenario.with("out", Knob.WORKERS, 4));
        assertThat(said.limit()).isEmpty();
    }

    private WhatIf ask(What what, double value) {
        return WhatIf.of(Signals.of(Simulator.run(scenario, Fault.SEED)), new Change(what, value))
                .orElseThrow();
    }

    private static void assertSame(WhatIf said, Scenario changed) {
        double after = Outcome.of(changed, Fault.SEED).throughput();

        assertThat(said.expected()).isCloseTo(after, withinPercentage(10));
    }
}
