package io.weir.web.plugin;

import io.weir.analysis.settings.AnalyzerSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;

/** Reads what the form of an instance sends. */
final class InstanceForm {

    private static final String OPTION = "option.";

    private InstanceForm() {}

    /** An empty field of an option means its default. */
    static AnalyzerSettings settings(MultivaluedMap<String, String> form) {
        Map<String, String> options = new HashMap<>();
        form.forEach((field, values) -> {
            if (field.startsWith(OPTION) && !values.getFirst().isBlank()) {
                options.put(field.substring(OPTION.length()), values.getFirst().strip());
            }
        });
        return new AnalyzerSettings(
                text(form, "name"),
                text(form, "analyzer"),
                form.containsKey("enabled"),
                form.containsKey("shadow"),
                text(form, "pipelines")
                        .lines()
                        .map(String::strip)
                        .filter(p -> !p.isBlank())
                        .toList(),
                options,
                false);
    }

    static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
