package io.weir.plugins.optimization;

import io.weir.api.analysis.Figures;
import io.weir.api.flow.FlowModel;
import io.weir.api.flow.FlowModel.Ceiling;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What limits once the stage of a finding does not: X = min over the stages. A change at one stage brings no more than the
 * next one allows.
 *
 * @param next the stage that limits then; empty when none is known to
 * @param rate events/s that it lets through; infinite when none is known to limit
 */
record Beyond(Optional<Ceiling> next, double rate) {

    /** Below this much more than today a limit is within the error of measurement. */
    private static final double NOTICEABLE = 1.03;

    static Beyond of(Situation s, boolean stageIsFast) {
        Set<String> fast = new HashSet<>();
        if (stageIsFast) {
            fast.add(s.stage().id());
            fast.add(s.stage().equals(s.queue().queue()) ? s.stage().id() : s.sinkOfBatcher());
        }
        FlowModel model = s.model();
        Optional<Ceiling> next = model.next(model.end(s.stage()).id(), fast).filter(c -> c.rate() < 10 * s.wanted());
        return new Beyond(next, next.map(Ceiling::rate).orElse(Double.POSITIVE_INFINITY));
    }

    /** What gets through of what could, if this limit is more than a lower bound. */
    double expected(Situation s, double rate) {
        boolean sure = next.map(Ceiling::sure).orElse(true);
        return sure ? capped(s, rate) : rate;
    }

    /** What gets through at least. */
    double atLeast(Situation s, double rate) {
        return capped(s, rate);
    }

    /** Whether it lets hardly more through than today. */
    boolean isAtOnce(Situation s) {
        return next.filter(Ceiling::sure).isPresent() && rate < NOTICEABLE * s.delivered();
    }

    /** As a sentence to follow others; empty where something else limits first. */
    String text(Situation s, double rate) {
        return next.filter(c -> c.rate() < rate)
                .map(c -> " Then '" + c.stage() + "' is the limit: it can take " + (c.sure() ? "" : "at least ")
                        + Figures.rate(Math.max(c.rate(), s.delivered())) + ".")
                .orElse("");
    }

    private double capped(Situation s, double wished) {
        return Math.max(s.delivered(), Math.min(this.rate, wished));
    }
}
