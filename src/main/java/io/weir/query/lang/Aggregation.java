package io.weir.query.lang;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Aggregations by the name in which they are written. */
public enum Aggregation {
    /** Sum. */
    SUM,
    /** Mean. */
    AVG,
    /** Least. */
    MIN,
    /** Greatest. */
    MAX,
    /** How many have a value. */
    COUNT,
    /** The greatest k. */
    TOPK,
    /** The least k. */
    BOTTOMK,
    /** A quantile. */
    QUANTILE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a number comes first. */
    public boolean parameterized() {
        return this == TOPK || this == BOTTOMK || this == QUANTILE;
    }

    /** Whether it keeps some of the series rather than make a new one. */
    public boolean selects() {
        return this == TOPK || this == BOTTOMK;
    }

    static Optional<Aggregation> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Aggregation::word).collect(Collectors.joining(", "));
    }
}
