package io.weir.web.view;

import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Quantity;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.web.format.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One quantity before a change, as it was predicted, and as it was measured.
 *
 * @param quantity its name
 * @param before its value before
 * @param predicted what was expected, or empty when nothing was said
 * @param range the predicted interval, or empty
 * @param after its value after, or empty while it is not known
 * @param change the difference with its interval, or empty
 * @param mark what that means, or null when that cannot be told yet
 */
public record MeasuredView(
        String quantity,
        String before,
        String predicted,
        String range,
        String after,
        String change,
        @Nullable HealthView mark) {

    private static final double FAR = 1e6;

    /** What is predicted, while nothing is measured. */
    static List<MeasuredView> predicted(Suggestion s) {
        return Stream.concat(Stream.of(s.effect()), s.further().stream())
                .map(MeasuredView::of)
                .toList();
    }

    /** What was measured beside what was predicted; what could not be measured is left as predicted. */
    static List<MeasuredView> of(Suggestion s, List<Measured> measured) {
        List<MeasuredView> rows = new ArrayList<>();
        measured.forEach(m -> rows.add(of(m, s.effectOn(m.quantity().word()))));
        List<Quantity> told = measured.stream().map(Measured::quantity).toList();
        Stream.concat(Stream.of(s.effect()), s.further().stream())
                .filter(e -> Quantity.named(e.quantity()).filter(told::contains).isEmpty())
                .forEach(e -> rows.add(of(e)));
        return rows;
    }

    private static MeasuredView of(Effect e) {
        return new MeasuredView(
                e.quantity(),
                Format.quantity(e.now(), e.unit()),
                Format.quantity(e.expected(), e.unit()),
                range(e),
                "",
                "",
                null);
    }

    private static MeasuredView of(Measured m, Optional<Effect> said) {
        String unit = m.quantity().unit();
        return new MeasuredView(
                m.quantity().word(),
                Format.quantity(m.before(), unit),
                said.map(e -> Format.quantity(e.expected(), unit)).orElse(""),
                said.map(MeasuredView::range).orElse(""),
                Format.quantity(m.after(), unit),
                change(m),
                mark(m));
    }

    private static String range(Effect e) {
        String low = Format.value(e.low(), e.unit());
        String high = Format.value(e.high(), e.unit());
        return low.equals(high) ? "" : low + " to " + high;
    }

    private static String change(Measured m) {
        String noun = m.quantity().isRatio() ? "" : " of all events";
        String told = signed(m.change()) + noun;
        boolean bounded = Math.abs(m.low()) < FAR && Math.abs(m.high()) < FAR;
        return bounded ? told + " (" + signed(m.low()) + " to " + signed(m.high()) + ")" : told;
    }

    private static String signed(double share) {
        return (share > 0.0005 ? "+" : "") + Format.share(share);
    }

    private static HealthView mark(Measured m) {
        return switch (m.direction()) {
            case BETTER -> HealthView.of("healthy", "Better");
            case WORSE -> HealthView.of("error", "Worse");
            case SAME -> HealthView.of("info", "The same");
            case UNSURE -> HealthView.of("silent", "Unsure");
        };
    }
}
