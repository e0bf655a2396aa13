package io.weir.web.plugin;

import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.AnalyzerType;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.web.format.Words;
import io.weir.web.view.HealthView;
import java.util.List;

/**
 * An instance of an analyzer, with the form that configures it and the help of what it finds.
 *
 * @param name of the instance; empty for one that is to be made
 * @param fresh whether it is to be made
 * @param analyzer id of it
 * @param title of the analyzer
 * @param version as its author counts
 * @param description what it does
 * @param cost of a call, in a word
 * @param locked whether it cannot be changed
 * @param removable whether there are settings that can be removed
 * @param enabled whether it runs
 * @param shadow whether what it finds is kept aside
 * @param pipelines patterns, one a line
 * @param options that it has
 * @param problems of the whole, and of name and pipelines
 * @param needs signals that it looks at, in words
 * @param help of the findings that it may return
 */
public record InstanceView(
        String name,
        boolean fresh,
        String analyzer,
        String title,
        String version,
        String description,
        String cost,
        boolean locked,
        boolean removable,
        boolean enabled,
        boolean shadow,
        String pipelines,
        List<OptionView> options,
        List<ProblemView> problems,
        List<String> needs,
        List<HelpView> help) {

    /**
     * Help of a finding.
     *
     * @param code of it
     * @param severity the highest it is given
     * @param title names the problem
     * @param text what it means and what to do
     */
    public record HelpView(String code, HealthView severity, String title, String text) {

        static HelpView of(Finds finds) {
            return new HelpView(finds.code(), HealthView.of(finds.severity()), finds.title(), finds.help());
        }
    }

    static InstanceView of(
            AnalyzerSettings settings, AnalyzerType type, boolean fresh, boolean kept, List<FieldProblem> problems) {
        return new InstanceView(
                settings.name(),
                fresh,
                settings.analyzer(),
                type.descriptor().title(),
                type.descriptor().version(),
                type.descriptor().description(),
                Words.of(type.descriptor().cost()),
                settings.locked(),
                kept && !settings.locked(),
                settings.enabled(),
                settings.shadow(),
                String.join("\n", settings.pipelines()),
                type.options().stream()
                        .map(o -> OptionView.of(o, settings, problems))
                        .toList(),
                problems.stream()
                        .filter(p -> !p.field().startsWith("options."))
                        .map(p -> new ProblemView(p.message(), p.suggestion()))
                        .toList(),
                type.descriptor().needs().stream().map(InstanceView::text).toList(),
                type.descriptor().finds().stream().map(HelpView::of).toList());
    }

    private static String text(Need need) {
        return need.text() + (need.required() ? "" : " (useful)");
    }
}
