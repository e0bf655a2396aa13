package io.weir.analysis.compare;

import io.weir.analysis.compare.Comparison.Basis;
import io.weir.analysis.compare.Measured.Direction;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a change did, from what was measured and what was predicted. */
public final class Judge {

    private static final double AS_SAID = 1.2;

    private final Comparison comparison;
    private final Suggestion suggestion;

    private Judge(Comparison comparison, Suggestion suggestion) {
        this.comparison = comparison;
        this.suggestion = suggestion;
    }

    /** The verdict on a suggestion that was applied. */
    public static Judgement judge(Comparison comparison, Suggestion suggestion) {
        return new Judge(comparison, suggestion).judge();
    }

    private Judgement judge() {
        if (comparison.basis() == Basis.TOO_FEW) {
            return waits("needs " + Comparison.FEWEST + " pairs of slices of the same load, before and after, has "
                    + comparison.pairs());
        }
        List<Measured> better = comparison.all(Direction.BETTER);
        List<Measured> worse = comparison.all(Direction.WORSE).stream()
                .filter(m -> !isAsSaid(m))
                .toList();
        if (!worse.isEmpty() && (losesMore(worse) || !mainIsBetter())) {
            return new Judgement(Verdict.HURT, told(worse) + side("; ", better) + ground());
        }
        if (!better.isEmpty()) {
            return new Judgement(
                    Verdict.HELPED, told(better) + side("; but ", comparison.all(Direction.WORSE)) + ground());
        }
        return undecided();
    }

    private Judgement undecided() {
        if (comparison.basis() == Basis.UNEQUAL_LOAD) {
            return waits("the load differs: " + Figures.rate(comparison.loadBefore()) + " before, "
                    + Figures.rate(comparison.loadAfter()) + " after");
        }
        if (!comparison.all(Direction.UNSURE).isEmpty() || comparison.measured().isEmpty()) {
            return waits(
                    comparison.pairs() + " slices of the same load do not tell yet; " + Comparison.ENOUGH + " will do");
        }
        return new Judgement(Verdict.NEUTRAL, told(comparison.measured()) + ground());
    }

    private static Judgement waits(String what) {
        return new Judgement(null, what);
    }

    private boolean mainIsBetter() {
        return main().filter(m -> m.is(Direction.BETTER)).isPresent();
    }

    private Optional<Measured> main() {
        return Quantity.named(suggestion.effect().quantity()).flatMap(comparison::of);
    }

    private static boolean losesMore(List<Measured> worse) {
        return worse.stream().anyMatch(m -> m.quantity() == Quantity.LOSS);
    }

    /** Whether the suggestion said that it would cost this, and about so much. */
    private boolean isAsSaid(Measured m) {
        return suggestion
                .effectOn(m.quantity().word())
                .filter(e -> m.quantity().gain(e.expected() - e.now()) < 0)
                .filter(e -> within(m, e))
                .isPresent();
    }

    private static boolean within(Measured m, Effect e) {
        return m.quantity().gain(1) > 0 ? m.after() >= e.low() / AS_SAID : m.after() <= e.high() * AS_SAID;
    }

    private static String side(String before, List<Measured> others) {
        return others.isEmpty() ? "" : before + told(others);
    }

    private static String told(List<Measured> measured) {
        return measured.stream().map(Judge::told).collect(Collectors.joining("; "));
    }

    private static String told(Measured m) {
        String word = m.quantity().word();
        String from = " from " + value(m.quantity(), m.before()) + " to " + value(m.quantity(), m.after());
        return switch (m.direction()) {
            case BETTER, WORSE -> word + (m.after() >= m.before() ? " rose" : " fell") + from;
            case SAME, UNSURE -> word + " stayed at " + value(m.quantity(), m.after());
        };
    }

    private static String value(Quantity q, double value) {
        return switch (q) {
            case THROUGHPUT -> Figures.rate(value);
            case LOSS -> Figures.percent(value);
            case LATENCY -> Figures.time(value);
        };
    }

    private String ground() {
        return switch (comparison.basis()) {
            case EQUAL_LOAD ->
                ", at the same load of " + Figures.rate(comparison.loadAfter()) + " (" + comparison.pairs()
                        + " pairs).";
            case AT_LIMIT -> ", at the limit (" + comparison.pairs() + " pairs).";
            case UNEQUAL_LOAD ->
                ", although the load went from " + Figures.rate(comparison.loadBefore()) + " to "
                        + Figures.rate(comparison.loadAfter()) + ".";
            case TOO_FEW -> ".";
        };
    }
}
