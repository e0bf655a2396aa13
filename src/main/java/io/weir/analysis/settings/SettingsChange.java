package io.weir.analysis.settings;

import io.weir.analysis.PluginStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed.
 *
 * @param id grows
 * @param at when
 * @param by whom
 * @param type of plugin
 * @param name of the plugin or instance
 * @param action what was done
 * @param before settings, or null when there were none
 * @param after settings, or null when there are none any more
 */
public record SettingsChange(
        long id,
        Instant at,
        String by,
        PluginStatus.Type type,
        String name,
        Action action,
        @Nullable AnalyzerSettings before,
        @Nullable AnalyzerSettings after) {

    /** What was done. */
    public enum Action {
        /** Settings were made. */
        CREATED,
        /** Settings were changed. */
        CHANGED,
        /** Settings were removed. */
        REMOVED,
        /** A quarantine was ended. */
        RELEASED
    }
}
