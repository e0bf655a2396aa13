package io.weir.query.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads expressions by recursive descent. */
public final class Parser {

    /** Longest expression, in characters. */
    public static final int LONGEST = 10_000;

    private static final int DEEPEST = 50;
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final Tokens tokens;
    private final CallParser calls;
    private int depth;

    private Parser(String text) {
        this.tokens = new Tokens(Lexer.tokens(text));
        this.calls = new CallParser(tokens, this);
    }

    /**
     * Reads an expression.
     *
     * @param text what was written
     * @throws ExpressionException when it is not valid; it names the place and what would be right
     */
    public static Expr parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    new Place(LONGEST, text.length()), "an expression may have " + LONGEST + " characters at most");
        }
        Parser parser = new Parser(text);
        if (parser.tokens.peek().kind() == Token.Kind.END) {
            throw parser.tokens.unexpected("an expression, such as a metric's name");
        }
        Expr expr = parser.expression();
        if (parser.tokens.peek().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("an operator or the end");
        }
        return expr;
    }

    Expr expression() {
        return binary(0);
    }

    private Expr binary(int level) {
        if (level == Operator.LEVELS) {
            return unary();
        }
        Expr left = binary(level + 1);
        for (Optional<Operator> op = operator(level); op.isPresent(); op = operator(level)) {
            left = combined(op.get(), left, level);
        }
        return left;
    }

    private Expr combined(Operator op, Expr left, int level) {
        Place sign = tokens.take().place();
        Grouping on = matching();
        Expr right = op == Operator.POWER ? unary() : binary(level + 1);
        Checks.operand(left);
        Checks.operand(right);
        Checks.comparison(op, left, right, sign);
        return Folding.of(new Expr.Binary(op, left, right, on, left.place().to(right.place())));
    }

    private Optional<Operator> operator(int level) {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.SIGN ? Operator.of(token.text(), level) : Optional.empty();
    }

    private Grouping matching() {
        boolean on = tokens.peek().isWord("on") && tokens.second().is("(");
        boolean ignoring = tokens.peek().isWord("ignoring") && tokens.second().is("(");
        if (!on && !ignoring) {
            return Grouping.ALL;
        }
        tokens.take();
        return new Grouping(ignoring, labels());
    }

    /** Names between brackets. */
    List<String> labels() {
        tokens.expect("(", "before the labels");
        List<String> labels = new ArrayList<>();
        while (!tokens.take(")")) {
            Token label = tokens.peek();
            if (label.kind() != Token.Kind.WORD && label.kind() != Token.Kind.TEXT) {
                throw tokens.unexpected("the name of a label");
            }
            labels.add(tokens.take().text());
            if (!tokens.take(",") && !tokens.peek().is(")")) {
                throw tokens.unexpected("',' or ')' after a label");
            }
        }
        return labels;
    }

    private Expr unary() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(tokens.peek().place(), "an expression may be " + DEEPEST + " levels deep");
        }
        Token sign = tokens.peek();
        boolean minus = tokens.take("-");
        Expr expr = minus || tokens.take("+") ? signed(sign, minus) : power();
        depth--;
        return expr;
    }

    private Expr signed(Token sign, boolean minus) {
        Expr of = unary();
        Checks.operand(of);
        Place place = sign.place().to(of.place());
        Expr minusOne = new Expr.Literal(-1, sign.place());
        return minus ? Folding.of(new Expr.Binary(Operator.TIMES, of, minusOne, Grouping.ALL, place)) : of;
    }

    private Expr power() {
        Expr base = primary();
        Optional<Operator> op = operator(Operator.LEVELS);
        return op.isPresent() ? combined(op.get(), base, Operator.LEVELS) : base;
    }

    private Expr primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number(tokens.take());
            case WORD -> word(token);
            case SIGN -> bracket(token);
            case DURATION ->
                throw tokens.unexpected("a number or series; a length of time stands in [ ] or after 'offset'");
            case TEXT -> throw tokens.unexpected("a number or series; a name between quotes goes into {\"name\"}");
            case END -> throw tokens.unexpected("a number or series");
        };
    }

    private Expr word(Token token) {
        if (tokens.second().is("(") || calls.aggregates()) {
            return calls.call();
        }
        return switch (token.text()) {
            case "Inf", "inf" ->
                new Expr.Literal(Double.POSITIVE_INFINITY, tokens.take().place());
            case "NaN", "nan" -> new Expr.Literal(Double.NaN, tokens.take().place());
            default -> new SelectorParser(tokens).select();
        };
    }

    private Expr bracket(Token token) {
        if (token.is("{")) {
            return new SelectorParser(tokens).select();
        }
        if (!tokens.take("(")) {
            throw tokens.unexpected("a number or series");
        }
        Expr expr = expression();
        tokens.expect(")", "to close the bracket");
        if (tokens.peek().is("[")) {
            throw new ExpressionException(
                    tokens.peek().place(), "only a selector can have a range: write it right after the name or }");
        }
        return expr;
    }

    private static Expr number(Token token) {
        if (!NUMBER.matcher(token.text()).matches()) {
            throw new ExpressionException(token.place(), "'" + token.text() + "' is not a number");
        }
        return new Expr.Literal(Double.parseDouble(token.text()), token.place());
    }
}
