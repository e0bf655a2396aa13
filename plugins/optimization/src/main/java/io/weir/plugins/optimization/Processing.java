package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Signal;

/** Less work per event. */
final class Processing {

    private Processing() {}

    static Suggestion cheaper(Situation s) {
        double each = 1 / Math.max(s.delivered(), 1e-9);
        double here = s.window().column(s.stage().id(), Signal.UTILIZATION).mean() * each;
        double without = here > 0 ? 1 / Math.max(each - here, 0.02 * each) : 2 * s.delivered();
        double expected = s.known() ? s.capped(without) : without;
        String took = here > 0 ? " of which '" + s.stage().id() + "' takes " + Figures.time(here) : "";
        String text = "An event takes " + Figures.time(each) + took + "; without it " + Figures.rate(without)
                + " could be handled, and " + s.asked() + ".";
        return new Suggestion(
                null,
                s.stage().id(),
                Action.EXTERNAL,
                here > 0 ? Figures.time(here) + " an event" : null,
                "less",
                s.throughput(s.delivered(), expected, expected, text),
                "Filter early, make this step cheaper or leave it out. One thread does this work: where the engine cannot"
                        + " use more threads, run more processes.",
                "Events look different, or some are missing, when a step is left out.");
    }
}
