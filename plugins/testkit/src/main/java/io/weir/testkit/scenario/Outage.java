package io.weir.testkit.scenario;

/**
 * A destination takes nothing for a while.
 *
 * @param destination its id
 * @param from second at which it begins
 * @param to second at which it ends; may be infinite
 * @param kind what callers see
 */
public record Outage(String destination, double from, double to, Kind kind) {

    /** What callers see of an outage. */
    public enum Kind {
        /** Calls do not come back before it ends; counters of errors stay still. */
        HANGS,
        /** Calls fail at once. */
        REFUSES
    }

    /** Refuses outages that end before they begin. */
    public Outage {
        Check.time(from, destination, "from");
        Check.that(to > from, destination, "an outage must end after it begins");
    }
}
