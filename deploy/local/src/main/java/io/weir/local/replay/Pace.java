package io.weir.local.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * When a line is sent, and what time it then bears.
 *
 * <p>Let d be the time of a line since the recording's first one, D the recording's whole length and s the speed. The
 * line is sent at start + d/s. Its new time is base + d, so that the spacing, and with it every rate, stays as
 * recorded. No time may lie in the future when it is sent: base + d &lt;= start + d/s for all d up to D. The latest such
 * base is start - D(1 - 1/s) for s above 1, and start otherwise. So at speed 10 the last line bears the time at which
 * it is sent, and the first one a time D(1 - 1/10) ago; at speed 1/2 the first line bears the time at which it is sent,
 * and the others fall behind.
 *
 * <p>Rounds after the first go on where the one before ended, a gap later. At a speed above 1 they would run into the
 * future, so a line is never sent before its time: from the second round on the pace is that of the clock.
 *
 * @param start when the first line is sent
 * @param first recorded time of the first line
 * @param length D, from the first recorded time to the last
 * @param gap between the last line of a round and the first of the next
 * @param speed s, above 0
 */
record Pace(Instant start, Instant first, Duration length, Duration gap, double speed) {

    /** By how much recorded times are moved in a round (counted from 0): whole milliseconds, so that no digit is lost. */
    Duration shift(int round) {
        Duration back = speed > 1 ? length.minus(divided(length)) : Duration.ZERO;
        Instant base = start.minus(back).plus(period().multipliedBy(round));
        return Duration.ofMillis(Math.floorDiv(Duration.between(first, base).toNanos(), 1_000_000L));
    }

    /** When to send a line whose time is moved. */
    Instant sendAt(Instant recorded, int round) {
        Instant stamp = recorded.plus(shift(round));
        Instant paced = sendUnmovedAt(recorded, round);
        return stamp.isAfter(paced) ? stamp : paced;
    }

    /** When to send a line whose time stays as recorded. */
    Instant sendUnmovedAt(Instant recorded, int round) {
        return start.plus(divided(period().multipliedBy(round).plus(Duration.between(first, recorded))));
    }

    private Duration period() {
        return length.plus(gap);
    }

    private Duration divided(Duration time) {
        return Duration.ofNanos(Math.round(time.toNanos() / speed));
    }
}
