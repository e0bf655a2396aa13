package io.weir.storage.tiers;

import java.time.Instant;

/**
 * An hour as storage is cut: it begins just after a full hour and ends with it, (9:00, 10:00], as rollups do.
 *
 * @param number of the full hour at its end, since the epoch
 */
public record Hour(long number) implements Comparable<Hour> {

    private static final long MILLIS = 3_600_000;

    /** The hour of an instant in milliseconds since the epoch. */
    public static Hour of(long atMillis) {
        return new Hour(Math.ceilDiv(atMillis, MILLIS));
    }

    /** The hour of an instant. */
    public static Hour of(Instant at) {
        return of(at.toEpochMilli());
    }

    /** Whether an instant lies in it. */
    public boolean contains(long atMillis) {
        return atMillis > startMillis() && atMillis <= endMillis();
    }

    /** So many hours later. */
    public Hour plus(int hours) {
        return new Hour(number + hours);
    }

    /** Its end, which belongs to it. */
    public Instant end() {
        return Instant.ofEpochMilli(endMillis());
    }

    /** The same in milliseconds since the epoch. */
    public long endMillis() {
        return number * MILLIS;
    }

    /** The instant just before it, in milliseconds since the epoch. */
    public long startMillis() {
        return (number - 1) * MILLIS;
    }

    @Override
    public int compareTo(Hour other) {
        return Long.compare(number, other.number);
    }
}
