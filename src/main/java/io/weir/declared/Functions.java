package io.weir.declared;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.DoubleT;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.functions.Overload;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;

/** What expressions may call beyond arithmetic: {@code abs(x)}, {@code min(x, y)}, {@code max(x, y)}. */
final class Functions {

    /** What a division becomes. */
    static final String QUOTIENT = "quotient";

    private Functions() {}

    static List<Decl> declarations() {
        return List.of(declared("abs", 1), declared("min", 2), declared("max", 2), declared(QUOTIENT, 2));
    }

    static Overload[] overloads() {
        return new Overload[] {
            unary("abs", Math::abs),
            binary("min", Math::min),
            binary("max", Math::max),
            Overload.binary(QUOTIENT, Functions::quotient),
        };
    }

    private static Decl declared(String name, int arguments) {
        return Decls.newFunction(
                name, Decls.newOverload(id(name), Collections.nCopies(arguments, Decls.Double), Decls.Double));
    }

    private static Overload unary(String name, DoubleUnaryOperator f) {
        return Overload.unary(name, x -> DoubleT.doubleOf(f.applyAsDouble(number(x))));
    }

    private static Overload binary(String name, DoubleBinaryOperator f) {
        return Overload.binary(name, (x, y) -> DoubleT.doubleOf(f.applyAsDouble(number(x), number(y))));
    }

    // Otherwise nothing per nothing would be NaN, which the language takes to be greater than every number.
    private static Val quotient(Val x, Val y) {
        return number(y) == 0 ? Err.divideByZero() : DoubleT.doubleOf(number(x) / number(y));
    }

    private static String id(String name) {
        return name + "_double";
    }

    private static double number(Val value) {
        return value.doubleValue();
    }
}
