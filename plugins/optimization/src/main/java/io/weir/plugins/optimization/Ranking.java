package io.weir.plugins.optimization;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders what could be done by gain against risk, and leaves out what brings nothing. The remedy of the cause stays first as
 * long as it helps at all: others only go round it.
 */
final class Ranking {

    private static final double NOTICEABLE = 0.03;
    private static final double SURE = 0.3;

    private Ranking() {}

    static List<Suggestion> of(Situation s, List<Suggestion> all) {
        List<Suggestion> helping = all.stream().filter(a -> helps(s, a)).toList();
        if (helping.isEmpty()) {
            return all.isEmpty() ? List.of() : List.of(nothing(s, all.getFirst()));
        }
        List<Suggestion> ranked = new ArrayList<>(helping.subList(1, helping.size()));
        ranked.sort(Comparator.comparingDouble(Ranking::worth).reversed());
        ranked.addFirst(helping.getFirst());
        return ranked;
    }

    /** Room for bursts helps whoever is held meanwhile, too. What lies outside the engine is left to people. */
    private static boolean helps(Situation situation, Suggestion s) {
        Effect e = s.effect();
        boolean room = situation
                .setting(SettingRole.QUEUE_CAPACITY)
                .filter(c -> c.name().equals(s.setting()))
                .isPresent();
        return room
                || s.action() == Action.EXTERNAL
                || s.action() == Action.NONE
                || !e.quantity().equals("throughput")
                || e.high() > (1 + NOTICEABLE) * e.now();
    }

    private static double worth(Suggestion s) {
        Effect e = s.effect();
        double gain = (1 - SURE) * e.expected() + SURE * e.low() - e.now();
        return s.action() == Action.EXTERNAL ? gain / 2 : gain;
    }

    /** The change would be made in vain: something else lets no more through. */
    private static Suggestion nothing(Situation s, Suggestion vain) {
        Effect e = vain.effect();
        return new Suggestion(
                null,
                s.stage().id(),
                Action.NONE,
                null,
                null,
                new Effect(e.quantity(), e.unit(), e.now(), e.now(), e.now(), e.now(), e.text()),
                "Nothing to change here: another value of " + vain.setting() + " lets no more through." + e.text(),
                "None.");
    }
}
