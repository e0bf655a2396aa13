package io.weir.query.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cuts an expression into tokens. */
final class Lexer {

    private static final List<String> SIGNS = Stream.concat(
                    Stream.of("=~", "!~"), Stream.concat(Operator.signs().stream(), Stream.of("=", "(", ")", "{", "}")))
            .toList();
    private static final List<String> MORE_SIGNS = List.of("[", "]", ",");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        return new Lexer(text).all();
    }

    private List<Token> all() {
        for (skip(); at < text.length(); skip()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                quoted(c);
            } else if (digit(c) || (c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)))) {
                number();
            } else if (begins(c)) {
                word();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", new Place(at, at)));
        return tokens;
    }

    /** Steps over blanks and comments. */
    private void skip() {
        boolean comment = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            comment = c == '#' || (comment && c != '\n');
            if (!comment && !Character.isWhitespace(c)) {
                return;
            }
            at++;
        }
    }

    private void quoted(char quote) {
        int start = at++;
        StringBuilder said = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            said.append(c == '\\' && quote != '`' ? escaped(start) : c);
        }
        if (at == text.length()) {
            throw new ExpressionException(new Place(start, at), "the text has no end: close it with " + quote);
        }
        at++;
        tokens.add(new Token(Token.Kind.TEXT, said.toString(), new Place(start, at)));
    }

    private char escaped(int start) {
        if (at == text.length()) {
            throw new ExpressionException(new Place(start, at), "the text has no end");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '"', '\'' -> c;
            default ->
                throw new ExpressionException(
                        new Place(at - 2, at),
                        "'\\" + c + "' means nothing: write '\\\\" + c + "' for a backslash, or use `...`");
        };
    }

    private void number() {
        int start = at;
        while (at < text.length() && (part(text.charAt(at)) || exponentSign(start))) {
            at++;
        }
        String said = text.substring(start, at);
        Token.Kind kind = Durations.looksLike(said) ? Token.Kind.DURATION : Token.Kind.NUMBER;
        tokens.add(new Token(kind, said, new Place(start, at)));
    }

    private boolean exponentSign(int start) {
        char c = text.charAt(at);
        return at > start
                && (c == '+' || c == '-')
                && Character.toLowerCase(text.charAt(at - 1)) == 'e'
                && at + 1 < text.length()
                && digit(text.charAt(at + 1));
    }

    private void word() {
        int start = at;
        while (at < text.length() && part(text.charAt(at))) {
            at++;
        }
        while (text.charAt(at - 1) == '.') {
            at--;
        }
        tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), new Place(start, at)));
    }

    private void sign() {
        String sign = Stream.concat(SIGNS.stream(), MORE_SIGNS.stream())
                .filter(s -> text.startsWith(s, at))
                .findFirst()
                .orElseThrow(() -> new ExpressionException(
                        new Place(at, at + 1),
                        "'" + text.charAt(at)
                                + "' is not expected here: a name with such characters goes between quotes,"
                                + " as in {\"name\"}"));
        tokens.add(new Token(Token.Kind.SIGN, sign, new Place(at, at + sign.length())));
        at += sign.length();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean begins(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private static boolean part(char c) {
        return begins(c) || digit(c) || c == '.';
    }
}
