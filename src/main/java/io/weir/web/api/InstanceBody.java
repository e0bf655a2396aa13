package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.settings.AnalyzerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an instance of an analyzer shall run.
 *
 * @param analyzer its id; the instance's own name when it is left out
 * @param enabled whether it runs; true when it is left out
 * @param shadow whether what it finds is kept aside; false when it is left out
 * @param pipelines patterns of the pipelines that it looks at, such as {@code checkout-*}/{@code logs}; all when left out
 * @param options by name, as texts, numbers or truths; the defaults when left out
 */
@RegisterForReflection
@Schema(name = "AnalyzerInstanceBody")
public record InstanceBody(
        @Nullable String analyzer,
        @Nullable Boolean enabled,
        @Nullable Boolean shadow,
        @Nullable List<String> pipelines,
        @Nullable Map<String, Object> options) {

    static final InstanceBody EMPTY = new InstanceBody(null, null, null, null, null);

    AnalyzerSettings settings(String name) {
        Map<String, String> texts = new HashMap<>();
        if (options != null) {
            options.forEach((option, value) -> texts.put(option, String.valueOf(value)));
        }
        return new AnalyzerSettings(
                name,
                analyzer == null ? name : analyzer,
                !Boolean.FALSE.equals(enabled),
                Boolean.TRUE.equals(shadow),
                pipelines == null ? List.of() : pipelines,
                texts,
                false);
    }
}
