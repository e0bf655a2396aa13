package io.weir.web.plugin;

import io.weir.analysis.settings.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field.
 *
 * @param message what, and what would be right
 * @param suggestion what would be accepted, or null
 */
public record ProblemView(String message, @Nullable String suggestion) {

    static List<ProblemView> of(String field, List<FieldProblem> problems) {
        return problems.stream()
                .filter(p -> p.field().equals(field))
                .map(p -> new ProblemView(p.message(), p.suggestion()))
                .toList();
    }
}
