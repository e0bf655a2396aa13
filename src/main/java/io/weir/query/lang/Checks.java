package io.weir.query.lang;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold of the parts of an expression. */
final class Checks {

    private static final int MOST_KEPT = 1_000;

    private Checks() {}

    static void operand(Expr side) {
        if (side.type() == Type.RANGE) {
            throw new ExpressionException(
                    side.place(), "a range cannot be calculated with: put it into a function, as in rate(name[5m])");
        }
    }

    static void comparison(Operator op, Expr left, Expr right, Place sign) {
        if (op.compares() && left.type() == Type.SCALAR && right.type() == Type.SCALAR) {
            throw new ExpressionException(sign, "a comparison keeps series: one of its sides must be series");
        }
    }

    static void arguments(Token name, List<Type> types, List<Expr> arguments, Place place) {
        if (arguments.size() != types.size()) {
            String right = types.stream().map(Type::words).collect(Collectors.joining(", then "));
            throw new ExpressionException(
                    place, name.text() + " takes " + right + "; it was given " + arguments.size() + " arguments");
        }
        for (int i = 0; i < types.size(); i++) {
            Expr argument = arguments.get(i);
            if (argument.type() != types.get(i)) {
                throw new ExpressionException(
                        argument.place(),
                        name.text() + " takes " + types.get(i).words() + " here; this is "
                                + argument.type().words());
            }
        }
    }

    static double constant(Expr number) {
        if (number instanceof Expr.Literal literal) {
            return literal.value();
        }
        throw new ExpressionException(number.place(), "this must be a number");
    }

    static void howMany(double k, Expr at) {
        if (k < 1 || k > MOST_KEPT || k != Math.rint(k)) {
            throw new ExpressionException(at.place(), "how many must be a whole number from 1 to " + MOST_KEPT);
        }
    }
}
