package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How it is found out what a suggestion brought that was applied. */
@ConfigMapping(prefix = "weir.verification")
public interface VerificationConfig {

    /** Whether this process reaches verdicts; one that only serves pages does not. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Length of the slices of time whose means are compared, before and after. Longer when a source reports so seldom that
     * a slice would hold fewer than four readings.
     */
    @WithDefault("30s")
    Duration slice();

    /** How long after a change nothing counts: queues empty, caches fill. */
    @WithDefault("1m")
    Duration settle();

    /** How much time on either side of a change is looked at; ten slices at least. */
    @WithDefault("30m")
    Duration stretch();

    /** How long after a change a verdict is waited for, until the load is as it was before. Then it cannot be told. */
    @WithDefault("24h")
    Duration patience();

    /** How long a verdict belongs to the replica that took it; when that is killed, others go on after this time. */
    @WithDefault("1m")
    Duration lease();

    /** How long suggestions are kept that are no longer said, and were not applied. */
    @WithDefault("7d")
    Duration keepOpen();

    /** How long verdicts are kept. */
    @WithDefault("400d")
    Duration keep();
}
