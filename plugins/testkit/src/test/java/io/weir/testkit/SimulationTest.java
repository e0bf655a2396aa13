package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.testkit.Simulation.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void losesNoEvent() {
        Reading end = Simulation.of(
                        Fault.none().withArrivals(t -> 1000).withCalls(1, 16).withCost(0.1, t -> 0.0001))
                .getLast();

        assertThat(end.offered()).isCloseTo(end.rejected() + end.waiting() + end.taken(), within(1e-6));
        assertThat(end.taken()).isBetween(end.done(), end.done() + 16);
    }

    @Test
    void handlesAsManyAsTheFormulaSays() {
        List<Reading> all = Simulation.of(
                Fault.none().withArrivals(t -> 1000).withCalls(1, 16).withCost(0.1, t -> 0.0001));

        double perSecond =
                (all.getLast().done() - all.get(30).done()) / (all.getLast().second() - 30);

        assertThat(perSecond).isCloseTo(16 / 0.1016, within(3.0));
    }

    @Test
    void keepsUpWhenNothingIsWrong() {
        Reading end = Simulation.of(Fault.none()).getLast();

        assertThat(end.rejected()).isZero();
        assertThat(end.done()).isGreaterThan(0.95 * end.offered());
    }
}
