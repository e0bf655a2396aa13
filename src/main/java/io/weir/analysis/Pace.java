package io.weir.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often sources are analyzed in truth. While there is more to do than can be done, those that wait longest come first,
 * so that the time between two analyses grows evenly for all; this class measures by how much, and says so. Safe for use by
 * several threads.
 */
public final class Pace {

    private static final double WEIGHT = 0.02;
    private static final double OVERLOADED_FROM = 0.4;
    private static final double WELL_FROM = 0.2;

    private final Duration period;
    private double lateSeconds;
    private boolean overloaded;

    /** @param period time from one analysis of a source to the next, when there is time enough */
    public Pace(Duration period) {
        this.period = period;
    }

    /** Notes that an analysis has begun. */
    synchronized void begun(Instant due, Instant now) {
        double late = Math.max(0, Duration.between(due, now).toMillis() / 1e3);
        // One that was away for long, such as after a restart, tells little of how things go.
        lateSeconds += WEIGHT * (Math.min(late, 20 * seconds()) - lateSeconds);
        overloaded = lateSeconds > seconds() * (overloaded ? WELL_FROM : OVERLOADED_FROM);
    }

    /** Nothing waits. */
    synchronized void idle() {
        lateSeconds *= 1 - 10 * WEIGHT;
        overloaded &= lateSeconds > seconds() * WELL_FROM;
    }

    /** Time from one analysis of a source to the next as it is kept now, smoothed. */
    public synchronized Duration kept() {
        return period.plusMillis(Math.round(lateSeconds * 1e3));
    }

    /** A sentence for people when sources are analyzed less often than they should be. */
    public synchronized Optional<String> overload() {
        return overloaded
                ? Optional.of("analyses run every " + kept().toSeconds() + " s instead of " + period.toSeconds()
                        + " s: more pipelines are due than this replica and its database can analyze; add a replica,"
                        + " or lengthen weir.analysis.period")
                : Optional.empty();
    }

    /** How many times longer than asked for the time between analyses is, 1 when all is well. */
    synchronized double stretch() {
        return 1 + lateSeconds / seconds();
    }

    private double seconds() {
        return period.toMillis() / 1e3;
    }
}
