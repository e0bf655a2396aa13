package io.weir.query.lang;

import io.weir.query.Matcher;
import io.weir.query.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads selectors: {@code name{label="value", other=~"a|b"}[5m] offset 1h}. */
final class SelectorParser {

    private static final int LONGEST_REGEX = 1_000;
    private static final Pattern UNSAFE = Pattern.compile("\\\\[1-9]|\\(\\?(?!:)");
    private static final long LONGEST = 10L * 366 * 86_400_000;

    private final Tokens tokens;

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Expr.Select select() {
        Place start = tokens.peek().place();
        List<Matcher> matchers = new ArrayList<>();
        if (tokens.peek().kind() == Token.Kind.WORD) {
            matchers.add(Matcher.name(tokens.take().text()));
        }
        if (tokens.take("{")) {
            matchers(matchers);
        }
        requireOneThatSelects(matchers, start.to(tokens.last().place()));
        Optional<Range> range = tokens.take("[") ? Optional.of(range()) : Optional.empty();
        long offset = tokens.takeWord("offset") ? duration("a length of time such as 1h after 'offset'") : 0;
        return new Expr.Select(
                new Selector(matchers), range, offset, start.to(tokens.last().place()));
    }

    private void matchers(List<Matcher> matchers) {
        while (!tokens.take("}")) {
            matchers.add(matcher(matchers));
            if (!tokens.take(",") && !tokens.peek().is("}")) {
                throw tokens.unexpected("',' or '}' after a condition");
            }
        }
    }

    private Matcher matcher(List<Matcher> before) {
        Token label = tokens.peek();
        if (label.kind() != Token.Kind.WORD && label.kind() != Token.Kind.TEXT) {
            throw tokens.unexpected("a label, as in {label=\"value\"}");
        }
        tokens.take();
        Optional<Matcher.Op> op = operator();
        if (op.isPresent()) {
            tokens.take();
            return checked(label.text(), op.get());
        }
        if (label.kind() == Token.Kind.WORD) {
            throw tokens.unexpected("one of = != =~ !~ after label '" + label.text() + "'");
        }
        if (before.stream().anyMatch(m -> m.label().equals(Matcher.NAME))) {
            throw new ExpressionException(label.place(), "the name is given twice: leave one out");
        }
        return Matcher.name(label.text());
    }

    private Optional<Matcher.Op> operator() {
        Token token = tokens.peek();
        for (Matcher.Op op : Matcher.Op.values()) {
            if (token.is(op.sign())) {
                return Optional.of(op);
            }
        }
        return Optional.empty();
    }

    private Matcher checked(String label, Matcher.Op op) {
        if (tokens.peek().kind() != Token.Kind.TEXT) {
            throw tokens.unexpected("a value between quotes after '" + op.sign() + "'");
        }
        Token value = tokens.take();
        if (op.regex()) {
            checkRegex(value);
        }
        return new Matcher(label, op, value.text());
    }

    private static void checkRegex(Token value) {
        String regex = value.text();
        if (regex.length() > LONGEST_REGEX) {
            throw new ExpressionException(
                    value.place(), "a regular expression may have " + LONGEST_REGEX + " characters at most");
        }
        if (UNSAFE.matcher(regex).find()) {
            throw new ExpressionException(
                    value.place(),
                    "a regular expression may have no back-references, and of groups that begin with (? only (?:");
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ExpressionException(value.place(), "the regular expression is not valid: " + e.getDescription());
        }
    }

    // Otherwise it would select every series of every source.
    private static void requireOneThatSelects(List<Matcher> matchers, Place place) {
        if (matchers.stream().noneMatch(SelectorParser::selects)) {
            throw new ExpressionException(
                    place, "at least one condition must ask for something, as name or {label=\"value\"} do");
        }
    }

    private static boolean selects(Matcher m) {
        return switch (m.op()) {
            case EQUAL -> !m.value().isEmpty();
            case NOT_EQUAL -> m.value().isEmpty();
            case MATCH -> !Pattern.matches(m.value(), "");
            case NO_MATCH -> Pattern.matches(m.value(), "");
        };
    }

    private Range range() {
        Range range;
        if (tokens.takeWord("auto")) {
            range = Range.AUTO;
        } else {
            long millis = duration("a length of time such as 5m, or auto, between [ and ]");
            if (millis == 0) {
                throw new ExpressionException(tokens.last().place(), "a range must be longer than 0");
            }
            range = new Range(millis);
        }
        tokens.expect("]", "after the range");
        return range;
    }

    private long duration(String right) {
        if (tokens.peek().kind() != Token.Kind.DURATION) {
            throw tokens.unexpected(right);
        }
        Token token = tokens.take();
        long millis = Durations.millis(token.text());
        if (millis < 0 || millis > LONGEST) {
            throw new ExpressionException(token.place(), "'" + token.text() + "' is too long: ten years at most");
        }
        return millis;
    }
}
