package io.weir.bench.diagnosis;

import io.weir.testkit.simulator.Truth;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of one case.
 *
 * @param drawn the case
 * @param truth what the simulator says of it
 * @param answer what would be right
 * @param healthy whether nothing is wrong, by the plan and by the simulator
 * @param said findings, those that name a bottleneck first
 * @param error of the throughput that the first suggestion predicts, as a share of what the simulator delivers with it;
 *     empty when nothing can be applied
 * @param changes gains of suggestions that can be applied, as shares of what is delivered without them
 */
record Result(
        Case drawn,
        Truth truth,
        Answer answer,
        boolean healthy,
        List<Said> said,
        OptionalDouble error,
        List<Double> changes) {

    Result {
        said = List.copyOf(said);
        changes = List.copyOf(changes);
    }

    /** Whether there is a bottleneck to be found. */
    boolean decided() {
        return !answer.limits().isEmpty();
    }

    /** Whether it is among the first so many that are named. */
    boolean right(int among) {
        return said.stream()
                .flatMap(s -> s.limit().stream())
                .distinct()
                .limit(among)
                .anyMatch(answer::holds);
    }

    /** Whether somebody is called though nothing is wrong. */
    boolean falseAlarm() {
        return healthy && said.stream().anyMatch(Said::alarms);
    }
}
