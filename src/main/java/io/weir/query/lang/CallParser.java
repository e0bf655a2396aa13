package io.weir.query.lang;

import java.util.ArrayList;
import java.util.List;

/** Reads calls of functions and aggregations. */
final class CallParser {

    private final Tokens tokens;
    private final Parser parser;

    CallParser(Tokens tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    /** Whether an aggregation with its labels in front is next: {@code sum by (a) (...)}. */
    boolean aggregates() {
        Token second = tokens.second();
        return Aggregation.of(tokens.peek().text()).isPresent() && (second.isWord("by") || second.isWord("without"));
    }

    Expr call() {
        Token name = tokens.take();
        var aggregation = Aggregation.of(name.text());
        if (aggregation.isPresent()) {
            return aggregate(aggregation.get(), name);
        }
        Function function = Function.of(name.text()).orElseThrow(() -> unknown(name));
        List<Expr> arguments = arguments(name);
        Place place = name.place().to(tokens.last().place());
        Checks.arguments(name, function.parameters(), arguments, place);
        return function == Function.HISTOGRAM_QUANTILE
                ? new Expr.Histogram(Checks.constant(arguments.get(0)), arguments.get(1), place)
                : new Expr.Over(function, (Expr.Select) arguments.get(0), place);
    }

    private Expr aggregate(Aggregation op, Token name) {
        Grouping before = grouping(Grouping.NONE);
        List<Expr> arguments = arguments(name);
        Grouping grouping = grouping(before);
        Place place = name.place().to(tokens.last().place());
        List<Type> types = op.parameterized() ? List.of(Type.SCALAR, Type.VECTOR) : List.of(Type.VECTOR);
        Checks.arguments(name, types, arguments, place);
        double parameter = op.parameterized() ? Checks.constant(arguments.get(0)) : 0;
        if (op.selects()) {
            Checks.howMany(parameter, arguments.get(0));
        }
        return new Expr.Aggregate(op, parameter, arguments.getLast(), grouping, place);
    }

    private Grouping grouping(Grouping otherwise) {
        if (tokens.takeWord("by")) {
            return new Grouping(false, parser.labels());
        }
        return tokens.takeWord("without") ? new Grouping(true, parser.labels()) : otherwise;
    }

    private List<Expr> arguments(Token name) {
        tokens.expect("(", "after " + name.text());
        List<Expr> arguments = new ArrayList<>();
        while (!tokens.take(")")) {
            arguments.add(parser.expression());
            if (!tokens.take(",") && !tokens.peek().is(")")) {
                throw tokens.unexpected("',' or ')' in the call of " + name.text());
            }
        }
        return arguments;
    }

    private static ExpressionException unknown(Token name) {
        return new ExpressionException(
                name.place(),
                "there is no function '" + name.text() + "': there are " + Function.all() + ", and over series "
                        + Aggregation.all());
    }
}
