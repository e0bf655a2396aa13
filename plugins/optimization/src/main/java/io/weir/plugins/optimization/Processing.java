package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.StageLoad;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Trait;
import java.util.Optional;

/** Less work per event, or more that do it. */
final class Processing {

    private static final double BUSY = 0.85;
    private static final double FAR_LESS = 0.7;

    private Processing() {}

    static Suggestion cheaper(Situation s) {
        double each = 1 / Math.max(s.delivered(), 1e-9);
        double here = s.window().column(s.stage().id(), Signal.UTILIZATION).mean() * each;
        double without = here > 0 ? 1 / Math.max(each - here, 0.02 * each) : 2 * s.delivered();
        double could = s.known() ? s.capped(without) : without;
        Beyond beyond = Beyond.of(s, true);
        double expected = beyond.expected(s, could);
        String took = here > 0 ? " of which '" + s.stage().id() + "' takes " + Figures.time(here) : "";
        String text = "An event takes " + Figures.time(each) + took + "; without it " + Figures.rate(without)
                + " could be handled, and " + s.asked() + "." + beyond.text(s, could);
        return new Suggestion(
                null,
                s.stage().id(),
                Action.EXTERNAL,
                here > 0 ? Figures.time(here) + " an event" : null,
                "less",
                s.throughput(s.delivered(), expected, Math.max(expected, could), text),
                "Filter early, make this step cheaper or leave it out. One thread does this work: where the engine cannot"
                        + " use more threads, run more processes.",
                "Events look different, or some are missing, when a step is left out.");
    }

    /** Workers that are all busy and yet use far fewer cores than there are of them: they share a lock, or a core. */
    static boolean waitForEachOther(Situation s) {
        StageLoad load = s.model().load(s.stage().id());
        double cpu = cores(s);
        return load.workers() > 1
                && load.busy() >= BUSY
                && cpu < FAR_LESS * load.busy() * load.workers()
                && !s.stage().is(Trait.WAITS);
    }

    /** Processes instead of threads. */
    static Optional<Suggestion> apart(Situation s) {
        StageLoad load = s.model().load(s.stage().id());
        double cpu = cores(s);
        if (!(cpu > 0) || !(load.workers() > 1)) {
            return Optional.empty();
        }
        double could = s.capped(2 * s.delivered());
        double expected = Beyond.of(s, true).expected(s, could);
        String text = Figures.number(load.workers()) + " workers are busy " + Figures.percent(load.busy())
                + " of the time and use " + Figures.number(cpu) + " cores together; twice the cores carry up to "
                + Figures.rate(2 * s.delivered()) + ", and " + s.asked() + ".";
        return Optional.of(new Suggestion(
                        null,
                        s.stage().id(),
                        Action.EXTERNAL,
                        Figures.number(cpu) + " cores",
                        "at least " + Figures.number(2 * Math.ceil(cpu)) + " cores, in processes of their own",
                        s.throughput(s.delivered(), expected, Math.max(expected, could), text),
                        "More threads share what these have: a lock, or the cores. Run the work in several processes, and"
                                + " give it more cores.",
                        "Each process has memory of its own, and events may overtake each other.")
                .costing("Cores and memory of a further process."));
    }

    private static double cores(Situation s) {
        return s.window()
                .within(s.queue().pressed())
                .column(SignalKey.WHOLE, Signal.CPU)
                .mean();
    }
}
