package io.weir.sample;

/**
 * Works out how long the sink takes for a request. The time per request and per record is each request's own; the
 * capacity is shared by all of them, so a request waits for those before it. Not safe for several threads.
 */
final class Bill {

    private Knobs last = Knobs.HEALTHY;
    private long busyUntilNanos = Long.MIN_VALUE;

    /** Nanoseconds from now until the answer is due. */
    long nanos(Knobs knobs, int records, long nowNanos) {
        if (!knobs.equals(last) || busyUntilNanos < nowNanos) {
            // Whoever turns a knob does not wait for the backlog of the setting before.
            busyUntilNanos = nowNanos;
            last = knobs;
        }
        busyUntilNanos += Math.round(records / knobs.capacity() * 1e9);
        double own = knobs.latencyMillis() + knobs.recordMillis() * records;
        return busyUntilNanos - nowNanos + Math.round(own * 1e6);
    }
}
