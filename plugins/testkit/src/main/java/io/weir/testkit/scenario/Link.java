package io.weir.testkit.scenario;

/**
 * Events flow from one stage to another. Each event draws a number from 0 to 1; those from {@code low} up to {@code high}
 * take this way. Ways that overlap get copies.
 *
 * @param from id of the upstream stage
 * @param to id of the downstream stage
 * @param low begin of its share, inclusive
 * @param high end of its share, exclusive
 */
public record Link(String from, String to, double low, double high) {

    /** Refuses shares that are empty or outside 0 to 1. */
    public Link {
        Check.that(low >= 0 && low < high && high <= 1, from + " -> " + to, "needs 0 <= low < high <= 1");
    }

    /** All events. */
    public static Link all(String from, String to) {
        return new Link(from, to, 0, 1);
    }

    /** Whether every event takes this way. */
    public boolean whole() {
        return low == 0 && high == 1;
    }
}
