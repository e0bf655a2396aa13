package io.weir.bench.diagnosis;

import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.simulator.Sampling;
import java.util.List;
import java.util.Set;

/**
 * One pipeline that was drawn.
 *
 * @param number from 0 on
 * @param seed it is played with
 * @param scenario what is played
 * @param sampling when its meters are read
 * @param view in whose words the analyzers see it
 * @param rough how much its readings err
 * @param flaws what was made wrong; empty: nothing
 * @param onset second at which it is wrong at last
 */
record Case(
        int number,
        long seed,
        Scenario scenario,
        Sampling sampling,
        View view,
        Roughness rough,
        List<Flaw> flaws,
        double onset) {

    /** Knobs that the engine does not have. */
    Set<Knob> without() {
        return view.without();
    }
}
