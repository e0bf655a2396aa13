package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.settings.AnalyzerSettings;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An instance of an analyzer, as it is to run.
 *
 * @param name of the instance
 * @param analyzer its id
 * @param enabled whether it runs
 * @param shadow whether what it finds is kept aside
 * @param pipelines patterns of the pipelines that it looks at; empty for all
 * @param options as texts, by name; what is missing has its default
 * @param locked whether it comes from the configuration of the service, and cannot be changed
 */
@RegisterForReflection
@Schema(name = "AnalyzerInstance")
public record InstanceDto(
        String name,
        String analyzer,
        boolean enabled,
        boolean shadow,
        List<String> pipelines,
        Map<String, String> options,
        boolean locked) {

    static InstanceDto of(AnalyzerSettings s) {
        return new InstanceDto(s.name(), s.analyzer(), s.enabled(), s.shadow(), s.pipelines(), s.options(), s.locked());
    }

    static @Nullable InstanceDto ofNullable(@Nullable AnalyzerSettings s) {
        return s == null ? null : of(s);
    }
}
