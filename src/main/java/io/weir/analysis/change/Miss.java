package io.weir.analysis.change;

import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Quantity;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import java.util.Optional;

/**
 * How far the prediction of a suggestion was off.
 *
 * @param quantity that was predicted above all
 * @param ratio what was measured over what was expected; NaN when nothing was expected that could be divided by
 * @param within whether what was measured lies in the predicted interval
 */
public record Miss(Quantity quantity, double ratio, boolean within) {

    private static final double LEAST = 1e-6;
    private static final double ROUNDED = 0.005;

    /** Empty when the quantity was not measured, or the change could not be told. */
    public static Optional<Miss> of(Suggestion suggestion, State.Verified verified) {
        Effect predicted = suggestion.effect();
        return verified.verdict() == Verdict.UNKNOWN
                ? Optional.empty()
                : Quantity.named(predicted.quantity())
                        .flatMap(q -> verified.measured().stream()
                                .filter(m -> m.quantity() == q)
                                .findFirst())
                        .map(m -> of(predicted, m));
    }

    private static Miss of(Effect predicted, Measured m) {
        double ratio = Math.abs(predicted.expected()) > LEAST ? m.after() / predicted.expected() : Double.NaN;
        // Predictions are rounded; what was measured is not.
        double slack = ROUNDED * Math.max(Math.abs(predicted.high()), Math.abs(predicted.low()));
        boolean within = m.after() >= predicted.low() - slack && m.after() <= predicted.high() + slack;
        return new Miss(m.quantity(), ratio, within);
    }
}
