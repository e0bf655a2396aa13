package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When sources are analyzed, and over which window. */
@ConfigMapping(prefix = "weir.analysis")
public interface AnalysisConfig {

    /** Whether this process analyzes; one that only serves pages does not. */
    @WithDefault("true")
    boolean enabled();

    /** Time from one analysis of a source to the next. */
    @WithDefault("15s")
    Duration period();

    /** Sources that this process analyzes side by side; most of the time they wait for the database. */
    @WithDefault("12")
    int concurrency();

    /**
     * How long a source belongs to the replica that took it, unless that says every second that it is still at it. When a
     * replica is killed, others go on with what it had begun after this time.
     */
    @WithDefault("10s")
    Duration lease();

    /** An analysis of one source that takes longer is given up. */
    @WithDefault("2m")
    Duration deadline();

    /**
     * How long a finding must be absent from what its analyzer says before it is resolved. A little more than one period
     * makes it two analyses, so that a single odd one resolves nothing.
     */
    @WithDefault("20s")
    Duration resolveAfter();

    /**
     * How long a finding stays open that nobody can confirm or deny, because its source went silent or its analyzer fails.
     */
    @WithDefault("1h")
    Duration forgetAfter();

    /** The stretch of time that is looked at; it ends at the newest sample of the source. */
    Window window();

    /** The stretch of time that is looked at. */
    interface Window {

        /** How many samples of each series it should hold. */
        @WithDefault("60")
        int samples();

        /** Its shortest length. */
        @WithDefault("90s")
        Duration shortest();

        /** Its longest length. */
        @WithDefault("15m")
        Duration longest();
    }
}
