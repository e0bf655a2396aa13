package io.weir.api.flow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Means and shares over steps, weighted with time. */
final class Steps {

    private Steps() {}

    /** Mean of the rates that are known; NaN when none is. */
    static double mean(List<Step> steps, ToDoubleFunction<Step> rate) {
        double sum = 0;
        double seconds = 0;
        for (Step s : steps) {
            double value = rate.applyAsDouble(s);
            if (!Double.isNaN(value)) {
                sum += value * s.seconds();
                seconds += s.seconds();
            }
        }
        return seconds > 0 ? sum / seconds : Double.NaN;
    }

    /** Share of the time in which it holds; 0 when there is no time. */
    static double share(List<Step> steps, Predicate<Step> holds) {
        double all = seconds(steps);
        return all > 0 ? seconds(steps.stream().filter(holds).toList()) / all : 0;
    }

    /** Length of all steps together. */
    static double seconds(List<Step> steps) {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }

    /** The middle one of the values that are known; NaN when none is. */
    static double median(List<Step> steps, ToDoubleFunction<Step> value) {
        double[] sorted = steps.stream()
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }

    /** Correlation of the sizes at the ends with time, -1 to 1; 0 when they do not vary. */
    static double trend(List<Step> steps) {
        double[] t = steps.stream().mapToDouble(Step::to).toArray();
        double[] q = steps.stream().mapToDouble(Step::after).toArray();
        double meanT = Arrays.stream(t).average().orElse(0);
        double meanQ = Arrays.stream(q).average().orElse(0);
        double tq = 0;
        double tt = 0;
        double qq = 0;
        for (int i = 0; i < t.length; i++) {
            tq += (t[i] - meanT) * (q[i] - meanQ);
            tt += (t[i] - meanT) * (t[i] - meanT);
            qq += (q[i] - meanQ) * (q[i] - meanQ);
        }
        return tt > 0 && qq > 0 ? tq / Math.sqrt(tt * qq) : 0;
    }
}
