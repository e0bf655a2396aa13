package io.weir.query.lang;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Functions by the name in which they are written. */
public enum Function {
    /** Growth of a counter per second. */
    RATE,
    /** Growth of a counter. */
    INCREASE,
    /** Difference between now and then. */
    DELTA,
    /** Mean of samples. */
    AVG_OVER_TIME,
    /** Least sample. */
    MIN_OVER_TIME,
    /** Greatest sample. */
    MAX_OVER_TIME,
    /** Sum of samples. */
    SUM_OVER_TIME,
    /** Number of samples. */
    COUNT_OVER_TIME,
    /** Latest sample. */
    LAST_OVER_TIME,
    /** Quantile of a histogram, from its buckets. */
    HISTOGRAM_QUANTILE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it looks at the samples of a range. */
    public boolean overRange() {
        return this != HISTOGRAM_QUANTILE;
    }

    /** Whether only counters grow so. */
    public boolean ofCounters() {
        return this == RATE || this == INCREASE;
    }

    List<Type> parameters() {
        return overRange() ? List.of(Type.RANGE) : List.of(Type.SCALAR, Type.VECTOR);
    }

    static Optional<Function> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Function::word).collect(Collectors.joining(", "));
    }
}
