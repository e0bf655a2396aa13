package io.weir.plugin;

import io.weir.analysis.PluginStatus.Spent;
import io.weir.analysis.PluginStatus.State;
import io.weir.analysis.PluginStatus.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one plugin went. Immutable.
 *
 * @param usage what calls took and brought
 * @param inARow failures since the last good call
 * @param lastError why the last call failed, or null when it did not
 * @param quarantinedUntil until when it is left alone; stays there, in the past, until a call goes well
 * @param quarantine how long the last quarantine was
 */
record Health(
        Usage usage,
        int inARow,
        @Nullable String lastError,
        @Nullable Instant quarantinedUntil,
        Duration quarantine) {

    static final Health NEW = new Health(Usage.NONE, 0, null, null, Duration.ZERO);

    Health succeeded(int found, Spent spent, Instant at) {
        return new Health(usage.plus(false, found, spent, at), 0, null, null, Duration.ZERO);
    }

    Health failed(String reason, Spent spent, Instant at, PluginLimits limits) {
        Health next = new Health(usage.plus(true, 0, spent, at), inARow + 1, reason, quarantinedUntil, quarantine);
        return next.inARow < limits.failuresInARow() || quarantined(at) ? next : next.shutAway(at, limits);
    }

    /** Somebody wants it called again. */
    Health released() {
        return new Health(usage, 0, lastError, null, Duration.ZERO);
    }

    boolean quarantined(Instant at) {
        return quarantinedUntil != null && at.isBefore(quarantinedUntil);
    }

    State state(Instant at) {
        if (quarantined(at)) {
            return State.QUARANTINED;
        }
        return lastError == null ? State.ACTIVE : State.FAILING;
    }

    /** Each time it fails again at the end of a quarantine, the next is twice as long. */
    private Health shutAway(Instant at, PluginLimits limits) {
        Duration doubled = quarantine.multipliedBy(2);
        Duration longer = doubled.isZero() ? limits.firstQuarantine() : doubled;
        Duration next = longer.compareTo(limits.longestQuarantine()) > 0 ? limits.longestQuarantine() : longer;
        return new Health(usage, inARow, lastError, at.plus(next), next);
    }
}
