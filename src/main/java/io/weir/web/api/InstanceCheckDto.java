package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.AnalyzerType;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.config.OptionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking an instance, field by field.
 *
 * @param valid whether it could be saved
 * @param fields all of them, those without errors included
 */
@RegisterForReflection
@Schema(name = "AnalyzerInstanceCheck")
public record InstanceCheckDto(boolean valid, List<Field> fields) {

    /**
     * One field.
     *
     * @param field {@code name}, {@code analyzer}, {@code pipelines}, {@code options}, or an option as in
     *     {@code options.headroom}
     * @param value that was given, or the default
     * @param errors what is wrong with it, and what would be right; empty when nothing is
     * @param suggestion a value that would be accepted; null when there is none, or none is needed
     */
    @RegisterForReflection
    @Schema(name = "AnalyzerInstanceField")
    public record Field(
            String field,
            @Nullable String value,
            List<String> errors,
            @Nullable String suggestion) {}

    static InstanceCheckDto of(AnalyzerSettings settings, Optional<AnalyzerType> type, List<FieldProblem> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", settings.name());
        values.put("analyzer", settings.analyzer());
        values.put("pipelines", String.join(", ", settings.pipelines()));
        for (OptionType option : type.map(AnalyzerType::options).orElse(List.of())) {
            values.put("options." + option.name(), option.byDefault());
        }
        settings.options().forEach((option, value) -> values.put("options." + option, value));
        problems.forEach(p -> values.putIfAbsent(p.field(), ""));
        List<Field> fields = new ArrayList<>();
        values.forEach((field, value) -> fields.add(field(field, value, problems)));
        return new InstanceCheckDto(problems.isEmpty(), fields);
    }

    private static Field field(String name, String value, List<FieldProblem> problems) {
        List<FieldProblem> own =
                problems.stream().filter(p -> p.field().equals(name)).toList();
        String suggestion = own.stream()
                .map(FieldProblem::suggestion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Field(name, value, own.stream().map(FieldProblem::message).toList(), suggestion);
    }
}
