package io.weir.query.run;

import io.weir.query.lang.Aggregation;
import io.weir.query.lang.Function;
import io.weir.query.lang.Operator;

/** Units of what is calculated, in UCUM; empty where nobody knows. */
final class Units {

    private Units() {}

    static String of(Function function, String unit) {
        return switch (function) {
            case RATE -> (unit.isEmpty() ? "1" : unit) + "/s";
            case COUNT_OVER_TIME -> "1";
            case HISTOGRAM_QUANTILE -> "";
            default -> unit;
        };
    }

    static String of(Aggregation op, String unit) {
        return op == Aggregation.COUNT ? "1" : unit;
    }

    /** The unit of two that are added, or of several lines put together: the one they share. */
    static String shared(String one, String other) {
        return one.equals(other) ? one : "";
    }

    static String of(Operator op, String left, String right) {
        return switch (op) {
            case PLUS, MINUS, MODULO -> shared(left, right);
            case DIVIDE -> !left.isEmpty() && left.equals(right) ? "1" : "";
            case TIMES, POWER -> "";
            default -> left;
        };
    }

    /** The unit of a calculation with a plain number. */
    static String withNumber(Operator op, String unit) {
        return op.compares() || op == Operator.PLUS || op == Operator.MINUS || op == Operator.MODULO ? unit : "";
    }
}
