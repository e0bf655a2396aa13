package io.weir.api.config;

import java.util.List;

/**
 * An option, as it is shown and checked.
 *
 * @param name lower-case words with hyphens
 * @param kind of its value
 * @param unit in UCUM, empty for none; {@code s} for durations
 * @param byDefault its value when nothing is given, as text
 * @param min smallest value, of a duration in seconds; negative infinity for none
 * @param max largest value, of a duration in seconds; infinity for none
 * @param choices words to choose from; empty but for {@link OptionKind#CHOICE}
 * @param description what it does
 */
public record OptionType(
        String name,
        OptionKind kind,
        String unit,
        String byDefault,
        double min,
        double max,
        List<String> choices,
        String description) {

    /** Copies the list. */
    public OptionType {
        choices = List.copyOf(choices);
    }

    /** The range in words, such as {@code 0 to 1} or {@code at least 1 s}; empty when there is none. */
    public String range() {
        if (kind == OptionKind.CHOICE) {
            return String.join(", ", choices);
        }
        String seconds = kind == OptionKind.DURATION ? " s" : "";
        boolean below = min > Double.NEGATIVE_INFINITY;
        boolean above = max < Double.POSITIVE_INFINITY;
        if (below && above) {
            return OptionText.number(min) + " to " + OptionText.number(max) + seconds;
        }
        if (below) {
            return "at least " + OptionText.number(min) + seconds;
        }
        return above ? "at most " + OptionText.number(max) + seconds : "";
    }
}
