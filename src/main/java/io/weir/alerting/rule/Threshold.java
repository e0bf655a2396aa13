package io.weir.alerting.rule;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared with a threshold. Nothing holds for a value that is not there (NaN). */
enum Threshold {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<=");

    private final String sign;

    Threshold(String sign) {
        this.sign = sign;
    }

    static Optional<Threshold> of(String sign) {
        return Arrays.stream(values()).filter(t -> t.sign.equals(sign)).findFirst();
    }

    String sign() {
        return sign;
    }

    boolean holds(double value, double threshold) {
        return switch (this) {
            case ABOVE -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case BELOW -> value < threshold;
            case AT_MOST -> value <= threshold;
        };
    }
}
