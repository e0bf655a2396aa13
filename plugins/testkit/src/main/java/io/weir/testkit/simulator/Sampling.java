package io.weir.testkit.simulator;

/**
 * When the meters are read, as a scraper does it.
 *
 * @param every seconds between readings
 * @param first second of the first reading
 * @param jitter share of {@code every} by which each reading comes late at most, at random; 0 to 0.5
 * @param missing share of readings that do not arrive, at random; 0 to below 1
 */
public record Sampling(double every, double first, double jitter, double missing) {

    /** Refuses readings that would overtake each other. */
    public Sampling {
        boolean fits = every > 0 && first >= 0 && jitter >= 0 && jitter <= 0.5 && missing >= 0 && missing < 1;
        if (!fits || !Double.isFinite(every + first)) {
            throw new IllegalArgumentException("sampling needs every > 0, first >= 0, jitter 0 to 0.5 and missing 0 to "
                    + "below 1; got " + every + ", " + first + ", " + jitter + ", " + missing);
        }
    }

    /** Always on time, the first at the begin. */
    public static Sampling every(double seconds) {
        return new Sampling(seconds, 0, 0, 0);
    }

    /** With readings that come late and some that do not arrive. */
    public Sampling rough(double late, double lost) {
        return new Sampling(every, first, late, lost);
    }
}
