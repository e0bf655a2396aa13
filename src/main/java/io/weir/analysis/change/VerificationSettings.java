package io.weir.analysis.change;

import java.time.Duration;

/**
 * How verdicts are reached. All durations are longer than zero.
 *
 * @param slice length of the slices that are compared
 * @param settle how long after a change nothing counts
 * @param stretch how much time on either side is looked at
 * @param patience how long after a change a verdict is waited for
 * @param lease how long a verdict belongs to the replica that took it
 */
public record VerificationSettings(
        Duration slice, Duration settle, Duration stretch, Duration patience, Duration lease) {

    private static final int SLICES = 10;

    /** Refuses what makes no sense, naming the key under {@code weir.verification}. */
    public VerificationSettings {
        positive("slice", slice);
        positive("settle", settle);
        positive("lease", lease);
        least("stretch", stretch, slice.multipliedBy(SLICES), "ten slices");
        least("patience", patience, settle.plus(stretch), "settle and stretch together");
    }

    private static void positive(String key, Duration value) {
        least(key, value, Duration.ofMillis(1), "a millisecond");
    }

    private static void least(String key, Duration value, Duration least, String what) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "weir.verification." + key + " must not be shorter than " + what + " (" + least + "), is " + value);
        }
    }
}
