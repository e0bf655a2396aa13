package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.Step;
import java.util.List;

/** What must change behind the pipeline, because nothing in it helps. */
final class Destination {

    private Destination() {}

    /** It must take as much as is asked for, with some reserve. */
    static Suggestion faster(Situation s) {
        double needed = s.preferences().reserve() * s.wanted();
        Beyond beyond = Beyond.of(s, true);
        double could = s.known() ? s.wanted() : Round.up(needed);
        String text = "From " + Figures.rate(s.delivered()) + " to " + Figures.rate(s.wanted())
                + " once the destination takes " + Figures.rate(needed) + ": " + s.asked() + "."
                + beyond.text(s, could);
        double high = s.known() ? s.wanted() : 2 * s.wanted();
        double expected = beyond.expected(s, could);
        return new Suggestion(
                        null,
                        s.stage().id(),
                        Action.EXTERNAL,
                        Figures.rate(s.delivered()),
                        "at least " + Figures.number(Round.up(needed)) + " events/s",
                        s.throughput(Math.min(expected, s.delivered() * 1.05), expected, high, text),
                        "The destination is the limit: no setting of the pipeline makes it faster. More workers share the same"
                                + " limit, and a larger queue only delays the moment at which it is full.",
                        "Until then events wait, and are lost where a full queue turns them away.")
                .costing("Capacity of the destination.")
                .watching("Length of calls, and that the queue empties.");
    }

    /** It must come back: then as much gets through as before it went, and what was lost before is lost again. */
    static Suggestion back(Situation s) {
        List<Step> before = Uptime.steps(s.queue());
        double took = Uptime.rate(before);
        Beyond beyond = Beyond.of(s, true);
        double could = Math.min(s.wanted(), beyond.expected(s, s.wanted()));
        double expected = Uptime.isShort(s.queue(), before) ? Math.min(took, could) : Bursts.admitted(s, could);
        String text = "From nothing to what the destination took before, or to all that is asked for: " + s.asked()
                + "." + room(s) + beyond.text(s, s.wanted());
        return new Suggestion(
                        null,
                        s.stage().id(),
                        Action.EXTERNAL,
                        "down",
                        "up",
                        s.effect(0, Math.min(took, expected), expected, Math.max(expected, s.wanted()), text),
                        "Nothing gets through to the destination: look at it and at the way there. No setting of the pipeline"
                                + " helps; a queue on disk would only carry it over an outage.",
                        "What waits in memory is lost when the process ends.")
                .watching("Events leave again, and the queue empties.");
    }

    private static String room(Situation s) {
        double left = s.queue().limit() - s.queue().steps().getLast().after();
        return left > 0 && s.wanted() > 0
                ? " The queue has room for " + Figures.time(left / s.wanted()) + " more."
                : "";
    }
}
