package io.weir.web.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.analysis.PluginStatus.Type;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import io.weir.web.view.HealthView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plugin as a page shows it.
 *
 * @param id its id
 * @param name of the instance, where that is another; or null
 * @param href page of the instance; null for those that cannot be configured
 * @param release type and name to release it by, when it is in quarantine; or null
 * @param shadow whether what it finds is kept aside
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
 * @param cpu processor time of all calls
 * @param memory that a call asks for on the whole; empty when not known
 * @param lastRun end of the last call, or null
 */
public record PluginView(
        String id,
        @Nullable String name,
        @Nullable String href,
        @Nullable Release release,
        boolean shadow,
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
        String cpu,
        String memory,
        @Nullable Moment lastRun) {

    /**
     * What a form says to release a plugin.
     *
     * @param type of it
     * @param name of it
     */
    public record Release(String type, String name) {}

    /** Its id, unless the title says the same, and its version. */
    public String called() {
        return title.equalsIgnoreCase(id) ? version : id + " " + version;
    }

    /** The view of a plugin. */
    public static PluginView of(PluginStatus p, Instant now) {
        return new PluginView(
                p.descriptor().id(),
                p.name().equals(p.descriptor().id()) ? null : p.name(),
                p.type() == Type.ANALYZER && p.state() != State.REJECTED ? "/plugins/instances/" + p.name() : null,
                p.state() == State.QUARANTINED ? new Release(Words.of(p.type()), p.name()) : null,
                p.shadow(),
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
                p.type() == Type.ANALYZER ? Format.number(p.findings()) : "",
                p.runs() == 0 ? Format.NONE : Format.seconds(p.meanTime().toNanos() / 1e9),
                p.runs() == 0 ? Format.NONE : Format.seconds(p.usage().cpu().toNanos() / 1e9),
                p.runs() == 0 || p.usage().allocated() == 0
                        ? ""
                        : Format.bytes((double) p.usage().allocated() / p.runs()),
                Moment.ofNullable(p.lastRun(), now));
    }

    /** A state with its mark. */
    public static HealthView state(State state) {
        return switch (state) {
            case ACTIVE -> HealthView.of("healthy", "Active");
            case DISABLED -> HealthView.of("silent", "Disabled");
            case FAILING -> HealthView.of("warning", "Failing");
            case QUARANTINED -> HealthView.of("error", "Quarantined");
            case REJECTED -> HealthView.of("silent", "Rejected");
        };
    }
}
