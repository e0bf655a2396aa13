package io.weir.web.plugin;

import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.config.OptionKind;
import io.weir.api.config.OptionType;
import java.util.List;

/**
 * An option as the form shows it.
 *
 * @param name of it
 * @param description what it does
 * @param hint default, range and unit, in words
 * @param byDefault value when nothing is given
 * @param value that is given; empty when nothing is
 * @param choices to choose from, the default first as such; empty for a field to write in
 * @param problems what is wrong with the value
 */
public record OptionView(
        String name,
        String description,
        String hint,
        String byDefault,
        String value,
        List<Choice> choices,
        List<ProblemView> problems) {

    /**
     * A choice.
     *
     * @param value of it
     * @param chosen whether it is the value
     */
    public record Choice(String value, boolean chosen) {}

    static OptionView of(OptionType option, AnalyzerSettings settings, List<FieldProblem> problems) {
        String value = settings.options().getOrDefault(option.name(), "");
        List<String> words = option.kind() == OptionKind.TRUTH ? List.of("true", "false") : option.choices();
        return new OptionView(
                option.name(),
                option.description(),
                hint(option),
                option.byDefault(),
                value,
                words.stream().map(w -> new Choice(w, w.equals(value))).toList(),
                ProblemView.of("options." + option.name(), problems));
    }

    private static String hint(OptionType option) {
        String range = option.range().isEmpty() ? "" : ", " + option.range();
        String unit = option.unit().isEmpty() || option.unit().equals("1") || option.kind() == OptionKind.DURATION
                ? ""
                : ", in " + option.unit();
        return "default " + option.byDefault() + range + unit;
    }
}
