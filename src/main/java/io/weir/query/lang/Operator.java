package io.weir.query.lang;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Operators between two sides, by the sign in which they are written. */
public enum Operator {
    /** Equal. */
    EQUAL("==", 0),
    /** Not equal. */
    NOT_EQUAL("!=", 0),
    /** At least. */
    AT_LEAST(">=", 0),
    /** At most. */
    AT_MOST("<=", 0),
    /** Greater. */
    GREATER(">", 0),
    /** Less. */
    LESS("<", 0),
    /** Sum. */
    PLUS("+", 1),
    /** Difference. */
    MINUS("-", 1),
    /** Product. */
    TIMES("*", 2),
    /** Quotient. */
    DIVIDE("/", 2),
    /** Remainder, with the sign of the dividend. */
    MODULO("%", 2),
    /** Power; binds to the right. */
    POWER("^", 3);

    /** Levels of binding, loosest first. */
    static final int LEVELS = 3;

    private final String sign;
    private final int level;

    Operator(String sign, int level) {
        this.sign = sign;
        this.level = level;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    /** Whether it keeps the values on its left for which it holds. */
    public boolean compares() {
        return level == 0;
    }

    /** The result; for a comparison the left value, or NaN where it does not hold. */
    public double apply(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            case POWER -> Math.pow(left, right);
            default -> holds(left, right) ? left : Double.NaN;
        };
    }

    /** Whether a comparison holds. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right && !Double.isNaN(left) && !Double.isNaN(right);
            case AT_LEAST -> left >= right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case LESS -> left < right;
            default -> throw new IllegalStateException(this + " does not compare");
        };
    }

    static Optional<Operator> of(String sign, int level) {
        return Arrays.stream(values())
                .filter(o -> o.level == level && o.sign.equals(sign))
                .findFirst();
    }

    /** Signs, longer ones before those that begin them. */
    static List<String> signs() {
        return Arrays.stream(values()).map(Operator::sign).toList();
    }
}
