package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.StageLoad;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.List;
import java.util.Optional;

/**
 * A filter before the work that it saves. Of two steps that cost a and b an event and let shares p and q pass, the first one
 * first costs a + p*b, the other way round b + q*a.
 */
final class Order {

    private static final double WORTH_IT = 0.95;

    private Order() {}

    static Optional<Suggestion> better(Situation s) {
        List<StageLoad> steps = s.queue().consumers().stream()
                .filter(c -> c.kind() == StageKind.PROCESSOR)
                .map(c -> s.model().load(c.id()))
                .toList();
        for (int i = 1; i < steps.size(); i++) {
            StageLoad before = steps.get(i - 1);
            StageLoad after = steps.get(i);
            if (follows(s, before.stage(), after.stage()) && swapped(before, after) < WORTH_IT * asIs(before, after)) {
                return Optional.of(swap(s, before, after));
            }
        }
        return Optional.empty();
    }

    private static boolean follows(Situation s, Stage before, Stage after) {
        return s.window().pipeline().downstream(before.id()).equals(List.of(after));
    }

    private static double each(StageLoad load) {
        return load.busy() * (load.workers() > 0 ? load.workers() : 1) / load.in();
    }

    private static double asIs(StageLoad a, StageLoad b) {
        return each(a) + a.passing() * each(b);
    }

    private static double swapped(StageLoad a, StageLoad b) {
        return each(b) + b.passing() * each(a);
    }

    private static Suggestion swap(Situation s, StageLoad a, StageLoad b) {
        double factor = asIs(a, b) / swapped(a, b);
        double could = s.capped(s.delivered() * factor);
        String text = "'" + a.stage().id() + "' costs " + Figures.time(each(a)) + " an event, '"
                + b.stage().id()
                + "' " + Figures.time(each(b)) + " and lets " + Figures.percent(b.passing()) + " pass: "
                + Figures.time(swapped(a, b)) + " instead of " + Figures.time(asIs(a, b)) + " an event.";
        return new Suggestion(
                        null,
                        b.stage().id(),
                        Action.EXTERNAL,
                        "after " + a.stage().id(),
                        "before " + a.stage().id(),
                        s.throughput(s.delivered(), could, could, text),
                        "Filter first: what is dropped anyway should not be worked on before.",
                        "Only if the filter does not need what '" + a.stage().id() + "' adds.")
                .watching("That as many events leave the pipeline as before.");
    }
}
