package io.weir.analysis.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Small sums over numbers. */
final class Numbers {

    private Numbers() {}

    /** The values that are numbers. */
    static <T> double[] known(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).filter(Double::isFinite).toArray();
    }

    static double[] mapped(double[] values, DoubleUnaryOperator each) {
        return Arrays.stream(values).map(each).toArray();
    }

    /** 0 of nothing. */
    static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        return median(all.stream().mapToDouble(value).toArray());
    }

    /** 0 of nothing. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : Shifts.median(sorted);
    }
}
