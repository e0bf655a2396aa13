package io.weir.plugins.fapilog;

import io.weir.api.adapter.Readings;

/**
 * What the workers did when. fapilog counts a batch when it has ended, and a batch may take longer than the time between
 * readings: so what a batch wrote is spread back over the time it took.
 *
 * @param out events written in each step
 * @param busy share of the time in which the workers were busy, 0 to 1
 */
record Work(double[] out, double[] busy) {

    private static final double LONG_AFTER = 3;
    private static final double NEVER_ENDED_SECONDS = 60;

    static Work of(Counts counts, int workers) {
        Readings clock = counts.clock();
        double[] batches = clock.increases(counts.batches());
        double[] written = clock.increases(counts.written());
        double[] flushed = clock.increases(counts.flushed());
        double[] lasted = new double[batches.length];
        int last = 0;
        for (int i = 1; i < lasted.length; i++) {
            lasted[i] = flushed[i] / batches[i];
            last = batches[i] > 0 ? i : last;
        }
        double[] out = clock.spread(written, lasted);
        double[] busy = clock.utilization(flushed, lasted, workers);
        for (int i = 1; i < out.length; i++) {
            out[i] = Double.isNaN(batches[i]) ? Double.NaN : out[i];
        }
        tail(counts, workers, last, out, busy);
        return new Work(out, busy);
    }

    /**
     * After the last batch that ended another may be under way: how much of it is written is not known, unless it takes
     * far longer than it should. Then nothing is.
     */
    private static void tail(Counts counts, int workers, int last, double[] out, double[] busy) {
        Readings clock = counts.clock();
        int end = out.length - 1;
        double inflight = end < 0 ? 0 : counts.takenOff()[end] - counts.written()[end];
        if (!(inflight > 0)) {
            return;
        }
        double perEvent = counts.flushed()[last] / counts.written()[last];
        double expected = last == 0
                ? NEVER_ENDED_SECONDS
                : Math.max(NEVER_ENDED_SECONDS / 2, LONG_AFTER * perEvent * inflight / workers);
        boolean stuck = (clock.at(end) - clock.at(last)) / 1e3 >= expected;
        for (int j = last + 1; j <= end; j++) {
            out[j] = stuck ? 0 : Double.NaN;
            busy[j] = 1;
        }
    }
}
