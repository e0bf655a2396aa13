package io.weir.sample;

/**
 * What can be turned.
 *
 * @param rate log records made a second, 0 to 20000
 * @param latencyMillis time the sink takes for each request, 0 to 60000
 * @param recordMillis time the sink takes for each record on top, 0 to 1000
 * @param capacity most records a second that the sink takes over all requests, 1 to 1000000
 * @param failureShare share of requests that the sink answers with 503, 0 to 1
 */
record Knobs(double rate, double latencyMillis, double recordMillis, double capacity, double failureShare) {

    private static final double NO_LIMIT = 1_000_000;

    /** Everything is well. */
    static final Knobs HEALTHY = new Knobs(400, 20, 0, NO_LIMIT, 0);

    Knobs {
        check("rate", rate, 0, 20_000);
        check("latencyMillis", latencyMillis, 0, 60_000);
        check("recordMillis", recordMillis, 0, 1_000);
        check("capacity", capacity, 1, NO_LIMIT);
        check("failureShare", failureShare, 0, 1);
    }

    private static void check(String knob, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    knob + " must be " + Numbers.plain(least) + " to " + Numbers.plain(most) + ", is " + value);
        }
    }

    /** The same load on a sink that takes far fewer records than arrive: nothing in the pipeline can help. */
    Knobs withSlowSink() {
        return new Knobs(rate, HEALTHY.latencyMillis, 0, 220, 0);
    }

    /** The same load on a sink that turns away every third request. */
    Knobs withFailingSink() {
        return new Knobs(rate, HEALTHY.latencyMillis, 0, NO_LIMIT, 0.33);
    }

    /** The same load on a sink that is well. */
    Knobs withHealthySink() {
        return new Knobs(rate, HEALTHY.latencyMillis, 0, NO_LIMIT, 0);
    }
}
