package io.weir.declared;

import java.util.Map;
import java.util.Set;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.ref.Val;

/** A compiled expression. Safe to use from several threads. */
final class Expression {

    private final String text;
    private final Set<String> names;
    private final Program program;

    Expression(String text, Set<String> names, Program program) {
        this.text = text;
        this.names = Set.copyOf(names);
        this.program = program;
    }

    /** Names of the numbers it uses. */
    Set<String> names() {
        return names;
    }

    /** The expression as it was written. */
    String text() {
        return text;
    }

    /** Whether the condition holds for these numbers; false where it cannot be computed. */
    boolean holds(Map<String, Double> numbers) {
        Val value = value(numbers);
        return !Err.isError(value) && value.booleanValue();
    }

    /** Its value for these numbers, NaN where it cannot be computed. */
    double number(Map<String, Double> numbers) {
        Val value = value(numbers);
        return Err.isError(value) ? Double.NaN : value.doubleValue();
    }

    private Val value(Map<String, Double> numbers) {
        return program.eval(numbers).getVal();
    }
}
