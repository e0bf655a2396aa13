package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.settings.SettingsChange;
import io.weir.web.format.Words;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed about plugins.
 *
 * @param id grows
 * @param at when
 * @param by where from
 * @param type adapter or analyzer
 * @param name of the plugin or instance
 * @param action created, changed, removed or released
 * @param before how it ran before; null when nobody had configured it
 * @param after how it runs since; null when that was removed
 */
@RegisterForReflection
@Schema(name = "PluginChange")
public record PluginChangeDto(
        long id,
        Instant at,
        String by,
        String type,
        String name,

        @Schema(enumeration = {"created", "changed", "removed", "released"})
        String action,

        @Nullable InstanceDto before,
        @Nullable InstanceDto after) {

    static PluginChangeDto of(SettingsChange c) {
        return new PluginChangeDto(
                c.id(),
                c.at(),
                c.by(),
                Words.of(c.type()),
                c.name(),
                Words.of(c.action()),
                InstanceDto.ofNullable(c.before()),
                InstanceDto.ofNullable(c.after()));
    }
}
