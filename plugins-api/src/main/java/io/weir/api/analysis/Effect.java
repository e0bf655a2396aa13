package io.weir.api.analysis;

/**
 * What a change is expected to bring.
 *
 * @param quantity what changes, such as {@code throughput} or {@code loss}
 * @param unit its unit, such as <code>{event}/s</code>
 * @param now its value today; finite
 * @param low lower end of the expected range; finite
 * @param expected most likely value; between low and high
 * @param high upper end of the expected range; finite
 * @param text the same as a sentence, with the formula and its numbers
 */
public record Effect(String quantity, String unit, double now, double low, double expected, double high, String text) {

    /** Refuses numbers that are not finite or not in order. */
    public Effect {
        boolean finite = Double.isFinite(now + low + expected + high);
        if (!finite || low > expected || expected > high) {
            throw new IllegalArgumentException("effect on " + quantity + ": need finite low <= expected <= high, got "
                    + low + ", " + expected + ", " + high + " (now " + now + ")");
        }
    }
}
