package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.fact.ConfigurationFact;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source's configuration beside its metrics.
 *
 * @param sourceId number of the source
 * @param at since when it is so; null when nobody said anything
 * @param by who said so
 * @param settings values by the engine's own name
 */
@RegisterForReflection
@Schema(name = "SourceSettings", description = "How a source's engine is configured, as far as somebody said so")
public record SourceSettingsDto(
        long sourceId, @Nullable Instant at, @Nullable String by, Map<String, String> settings) {

    static SourceSettingsDto none(long sourceId) {
        return new SourceSettingsDto(sourceId, null, null, Map.of());
    }

    static SourceSettingsDto of(long sourceId, ConfigurationFact fact) {
        return new SourceSettingsDto(sourceId, fact.at(), fact.by(), fact.settings());
    }
}
