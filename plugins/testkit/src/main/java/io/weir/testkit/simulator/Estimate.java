package io.weir.testkit.simulator;

/**
 * A mean and how sure it is, by batch means: a run is cut into 30 stretches of equal length, whose means are taken to be
 * independent and normal (Law, Simulation Modeling and Analysis, 5th ed., ch. 9.5.3). That holds when a stretch is much
 * longer than what happens in the pipeline remembers.
 *
 * @param mean of the stretches
 * @param halfWidth of the interval that holds the true mean with a probability of 99 %
 */
public record Estimate(double mean, double halfWidth) {

    private static final int STRETCHES = 30;

    /** Quantile 0.995 of Student's t with 29 degrees of freedom. */
    private static final double T = 2.7564;

    /**
     * Growth per second of a counter after a second of warming up. Of {@link Meter#AREA} it is the mean size of a queue.
     *
     * @throws IllegalArgumentException when there are fewer than 30 readings after it
     */
    public static Estimate rate(Run run, String stage, Meter counter, double after) {
        int first = 0;
        while (first < run.size() && run.at(first) < after) {
            first++;
        }
        int each = (run.size() - 1 - first) / STRETCHES;
        if (each < 1) {
            throw new IllegalArgumentException(
                    "needs 30 readings after second " + after + ", has " + Math.max(0, run.size() - 1 - first));
        }
        double[] means = new double[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            int a = first + i * each;
            double growth = run.value(stage, counter, a + each) - run.value(stage, counter, a);
            means[i] = growth / (run.at(a + each) - run.at(a));
        }
        return of(means);
    }

    private static Estimate of(double[] means) {
        double sum = 0;
        double squares = 0;
        for (double m : means) {
            sum += m;
        }
        double mean = sum / means.length;
        for (double m : means) {
            squares += (m - mean) * (m - mean);
        }
        return new Estimate(mean, T * Math.sqrt(squares / (means.length - 1) / means.length));
    }

    /** Whether the interval holds a value. */
    public boolean covers(double value) {
        return Math.abs(value - mean) <= halfWidth;
    }

    /** Half the width of the interval, as a share of the mean. */
    public double precision() {
        return halfWidth / Math.abs(mean);
    }
}
