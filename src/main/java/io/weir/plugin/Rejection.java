package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.analysis.PluginStatus.Type;
import io.weir.analysis.PluginStatus.Usage;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.api.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/** How a plugin shows that is not called at all. */
final class Rejection {

    private Rejection() {}

    static PluginStatus of(Type type, @Nullable PluginDescriptor descriptor, String origin, String reason) {
        PluginDescriptor known =
                descriptor != null ? descriptor : new PluginDescriptor("unknown", "unknown", title(type, origin), "");
        return new PluginStatus(type, known.id(), known, origin, State.REJECTED, reason, false, Usage.NONE);
    }

    /** An instance whose settings cannot be used. */
    static PluginStatus of(AnalyzerSettings settings, @Nullable Candidate<?> candidate, String reason) {
        PluginDescriptor descriptor = candidate == null
                ? new PluginDescriptor("unknown", "unknown", settings.name(), "")
                : candidate.descriptor();
        String origin = candidate == null ? "settings of " + settings.name() : candidate.origin();
        return new PluginStatus(
                Type.ANALYZER,
                settings.name(),
                descriptor,
                origin,
                State.REJECTED,
                reason,
                settings.shadow(),
                Usage.NONE);
    }

    static PluginStatus of(Candidate<?> candidate, String reason) {
        return of(candidate.type(), candidate.descriptor(), candidate.origin(), reason);
    }

    // Of what could not be opened nothing but its file is known.
    private static String title(Type type, String origin) {
        return type == Type.UNKNOWN ? origin : Origin.name(origin);
    }
}
