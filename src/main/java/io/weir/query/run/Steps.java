package io.weir.query.run;

/** Usual steps: such that one divides what people call a whole minute, hour or day. */
final class Steps {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] USUAL = {
        SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
        HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY
    };

    private Steps() {}

    /** The shortest usual step with which a stretch of time has no more than so many instants. */
    static long of(long from, long to, int points) {
        for (long step : USUAL) {
            if (Grid.within(from, to, step).size() <= points) {
                return step;
            }
        }
        return Math.ceilDiv(to - from, points * DAY) * DAY;
    }
}
