package io.weir.web.api;

import io.weir.api.config.OptionKind;
import io.weir.api.config.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options as JSON Schema. */
final class OptionSchema {

    private static final String DURATION = "^(\\d+(\\.\\d+)?(ms|s|m|h|d)\\s*)+$";

    private OptionSchema() {}

    static Map<String, Object> of(List<OptionType> options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        options.forEach(option -> properties.put(option.name(), property(option)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(OptionType option) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", type(option.kind()));
        property.put("description", option.description());
        property.put("default", byDefault(option));
        if (!option.unit().isEmpty()) {
            property.put("x-unit", option.unit());
        }
        switch (option.kind()) {
            case WHOLE, NUMBER -> range(option, property, "minimum", "maximum");
            case DURATION -> {
                property.put("pattern", DURATION);
                range(option, property, "x-minimum-seconds", "x-maximum-seconds");
            }
            case CHOICE -> property.put("enum", option.choices());
            case TEXT -> property.put("maxLength", 1000);
            case TRUTH -> {}
        }
        return property;
    }

    private static void range(OptionType option, Map<String, Object> property, String least, String most) {
        if (Double.isFinite(option.min())) {
            property.put(least, option.min());
        }
        if (Double.isFinite(option.max())) {
            property.put(most, option.max());
        }
    }

    private static String type(OptionKind kind) {
        return switch (kind) {
            case WHOLE -> "integer";
            case NUMBER -> "number";
            case TRUTH -> "boolean";
            case TEXT, DURATION, CHOICE -> "string";
        };
    }

    private static Object byDefault(OptionType option) {
        return switch (option.kind()) {
            case WHOLE -> Long.valueOf(option.byDefault());
            case NUMBER -> Double.valueOf(option.byDefault());
            case TRUTH -> Boolean.valueOf(option.byDefault());
            case TEXT, DURATION, CHOICE -> option.byDefault();
        };
    }
}
