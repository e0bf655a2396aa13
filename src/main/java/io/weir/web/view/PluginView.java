package io.weir.web.view;

import io.weir.analysis.PluginStatus;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plugin as a page shows it.
 *
 * @param id its id
 * @param type what it extends
 * @param title what people call it
 * @param version as its author counts
 * @param description what it does
 * @param origin where it came from
 * @param state with its mark
 * @param reason why it is not called, or what its last failure said; or null
 * @param runs calls since the start
 * @param failures calls that went wrong
 * @param failed whether there are any
 * @param findings returned; empty for adapters
 * @param meanTime of a call
 * @param lastRun end of the last call, or null
 */
public record PluginView(
        String id,
        String type,
        String title,
        String version,
        String description,
        String origin,
        HealthView state,
        @Nullable String reason,
        String runs,
        String failures,
        boolean failed,
        String findings,
        String meanTime,
        @Nullable Moment lastRun) {

    /** Its id, unless the title says the same, and its version. */
    public String called() {
        return title.equalsIgnoreCase(id) ? version : id + " " + version;
    }

    /** The view of a plugin. */
    public static PluginView of(PluginStatus p, Instant now) {
        return new PluginView(
                p.descriptor().id(),
                Words.title(p.type()),
                p.descriptor().title(),
                p.descriptor().version(),
                p.descriptor().description(),
                p.origin(),
                state(p.state()),
                p.reason(),
                Format.number(p.runs()),
                Format.number(p.failures()),
                p.failures() > 0,
                p.type() == PluginStatus.Type.ANALYZER ? Format.number(p.findings()) : "",
                p.runs() == 0 ? Format.NONE : Format.seconds(p.meanTime().toNanos() / 1e9),
                Moment.ofNullable(p.lastRun(), now));
    }

    private static HealthView state(PluginStatus.State state) {
        return switch (state) {
            case ACTIVE -> HealthView.of("healthy", "Active");
            case FAILING -> HealthView.of("warning", "Failing");
            case QUARANTINED -> HealthView.of("error", "Quarantined");
            case REJECTED -> HealthView.of("silent", "Rejected");
        };
    }
}
