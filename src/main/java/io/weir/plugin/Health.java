package io.weir.plugin;

import io.weir.analysis.PluginStatus.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one plugin went. Immutable.
 *
 * @param runs calls that ended
 * @param failures of them
 * @param inARow failures since the last good call
 * @param findings returned
 * @param busy time spent in calls
 * @param lastRun end of the last call, or null
 * @param lastError why the last call failed, or null when it did not
 * @param quarantinedUntil until when it is left alone; stays there, in the past, until a call goes well
 * @param quarantine how long the last quarantine was
 */
record Health(
        long runs,
        long failures,
        int inARow,
        long findings,
        Duration busy,
        @Nullable Instant lastRun,
        @Nullable String lastError,
        @Nullable Instant quarantinedUntil,
        Duration quarantine) {

    static final Health NEW = new Health(0, 0, 0, 0, Duration.ZERO, null, null, null, Duration.ZERO);

    Health succeeded(int found, Duration took, Instant at) {
        return new Health(runs + 1, failures, 0, findings + found, busy.plus(took), at, null, null, Duration.ZERO);
    }

    Health failed(String reason, Duration took, Instant at, PluginLimits limits) {
        Health next = new Health(
                runs + 1,
                failures + 1,
                inARow + 1,
                findings,
                busy.plus(took),
                at,
                reason,
                quarantinedUntil,
                quarantine);
        return next.inARow < limits.failuresInARow() || quarantined(at) ? next : next.shutAway(at, limits);
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

    Duration meanTime() {
        return runs == 0 ? Duration.ZERO : busy.dividedBy(runs);
    }

    /** Each time it fails again at the end of a quarantine, the next is twice as long. */
    private Health shutAway(Instant at, PluginLimits limits) {
        Duration doubled = quarantine.multipliedBy(2);
        Duration longer = doubled.isZero() ? limits.firstQuarantine() : doubled;
        Duration next = longer.compareTo(limits.longestQuarantine()) > 0 ? limits.longestQuarantine() : longer;
        return new Health(runs, failures, inARow, findings, busy, lastRun, lastError, at.plus(next), next);
    }
}
