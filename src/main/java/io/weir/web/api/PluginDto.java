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
 * @param type adapter or analyzer; unknown when it was rejected before it could say
 * @param name of the instance; the id where an analyzer has no others
 * @param id unique among plugins of its type
 * @param version as its author counts
 * @param title what people call it
 * @param description what it does
 * @param origin where it came from
 * @param state active, disabled, failing, quarantined or rejected
 * @param shadow whether what it finds is kept aside
 * @param reason why it is not called, or what its last failure said
 * @param runs calls since the service started
 * @param failures calls that went wrong
 * @param findings returned, analyzers only
 * @param meanSeconds mean time of a call, in seconds
 * @param cpuSeconds processor time of all calls, in seconds
 * @param allocatedBytes memory that all calls asked for
 * @param lastRun end of the last call; null before the first
 */
@RegisterForReflection
@Schema(name = "Plugin")
public record PluginDto(
        @Schema(enumeration = {"adapter", "analyzer", "decoder", "notifier", "unknown"})
        String type,

        String name,
        String id,
        String version,
        String title,
        String description,
        String origin,

        @Schema(enumeration = {"active", "disabled", "failing", "quarantined", "rejected"})
        String state,

        @Nullable String reason,
        boolean shadow,
        long runs,
        long failures,
        long findings,
        double meanSeconds,
        double cpuSeconds,
        long allocatedBytes,
        @Nullable Instant lastRun) {

    static PluginDto of(PluginStatus p) {
        return new PluginDto(
                Words.of(p.type()),
                p.name(),
                p.descriptor().id(),
                p.descriptor().version(),
                p.descriptor().title(),
                p.descriptor().description(),
                p.origin(),
                Words.of(p.state()),
                p.reason(),
                p.shadow(),
                p.runs(),
                p.failures(),
                p.findings(),
                p.meanTime().toNanos() / 1e9,
                p.usage().cpu().toNanos() / 1e9,
                p.usage().allocated(),
                p.lastRun());
    }
}
