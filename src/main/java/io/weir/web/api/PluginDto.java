package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.PluginStatus;
import io.weir.web.format.Words;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin fares.
 *
 * @param type adapter or analyzer
 * @param id unique among plugins of its type
 * @param version as its author counts
 * @param title what people call it
 * @param description what it does
 * @param origin where it came from
 * @param state active, failing, quarantined or rejected
 * @param reason why it is not called, or what its last failure said
 * @param runs calls since the service started
 * @param failures calls that went wrong
 * @param findings returned, analyzers only
 * @param meanSeconds mean time of a call, in seconds
 * @param lastRun end of the last call; null before the first
 */
@RegisterForReflection
@Schema(name = "Plugin")
public record PluginDto(
        @Schema(enumeration = {"adapter", "analyzer"}) String type,
        String id,
        String version,
        String title,
        String description,
        String origin,

        @Schema(enumeration = {"active", "failing", "quarantined", "rejected"})
        String state,

        @Nullable String reason,
        long runs,
        long failures,
        long findings,
        double meanSeconds,
        @Nullable Instant lastRun) {

    static PluginDto of(PluginStatus p) {
        return new PluginDto(
                Words.of(p.type()),
                p.descriptor().id(),
                p.descriptor().version(),
                p.descriptor().title(),
                p.descriptor().description(),
                p.origin(),
                Words.of(p.state()),
                p.reason(),
                p.runs(),
                p.failures(),
                p.findings(),
                p.meanTime().toNanos() / 1e9,
                p.lastRun());
    }
}
