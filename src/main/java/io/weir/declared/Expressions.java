package io.weir.declared;

import io.weir.file.FaultyFileException;
import io.weir.file.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.Env.AstIssuesTuple;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.CELError;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/** Compiles expressions over a set of numbers; each fault names its place in the file. */
final class Expressions {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

    private final Env env;
    private final Set<String> names;

    /** @param names of the numbers that expressions may use */
    Expressions(Set<String> names) {
        this.names = new TreeSet<>(names);
        List<Decl> declared = new ArrayList<>(Functions.declarations());
        names.forEach(name -> declared.add(Decls.newVar(name, Decls.Double)));
        // Without macros there is no loop in the language.
        this.env = Env.newEnv(EnvOption.clearMacros(), EnvOption.declarations(declared));
    }

    /** An expression that is true or false. */
    Expression condition(String text, Place place, String key) {
        return compile(text, place, key, Decls.Bool, "a condition, such as 'size > 100'");
    }

    /** An expression that is a number. */
    Expression number(String text, Place place, String key) {
        return compile(text, place, key, Decls.Double, "a number, such as 'size * 2'");
    }

    private Expression compile(String text, Place place, String key, Type wanted, String example) {
        refuseHuge(text, place, key);
        Ast parsed = sound(env.parse(text), place, key);
        Ast checked = sound(env.check(Numbers.asDoubles(parsed)), place, key);
        if (!checked.getResultType().equals(wanted)) {
            throw FaultyFileException.at(place, key, "'" + text.strip() + "' must be " + example);
        }
        return new Expression(
                text.strip(),
                Numbers.names(parsed),
                env.program(checked, ProgramOption.functions(Functions.overloads())));
    }

    // The parser goes as deep into the stack as the text nests.
    private static void refuseHuge(String text, Place place, String key) {
        if (text.length() > LONGEST) {
            throw FaultyFileException.at(place, key, "longer than " + LONGEST + " characters");
        }
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{!-?".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (deepest > DEEPEST) {
            throw FaultyFileException.at(place, key, "nested deeper than " + DEEPEST + " levels");
        }
    }

    private Ast sound(AstIssuesTuple compiled, Place place, String key) {
        if (!compiled.hasIssues()) {
            return compiled.getAst();
        }
        CELError first = compiled.getIssues().getErrors().getFirst();
        Place at = place.plus(
                Math.max(0, first.getLocation().line() - 1),
                Math.max(0, first.getLocation().column()));
        throw FaultyFileException.at(at, key, explained(first.getMessage()));
    }

    private String explained(String message) {
        Matcher undeclared = UNDECLARED.matcher(message);
        return undeclared.matches()
                ? "there is no '" + undeclared.group(1) + "'; declared under 'signals:' are " + String.join(", ", names)
                : message.replace("Syntax error: ", "not an expression: ");
    }
}
