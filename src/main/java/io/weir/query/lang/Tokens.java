package io.weir.query.lang;

import java.util.List;

/** Tokens, read from the first to the last. */
final class Tokens {

    private final List<Token> all;
    private int at;

    Tokens(List<Token> all) {
        this.all = all;
    }

    /** The next one, which stays. */
    Token peek() {
        return all.get(at);
    }

    /** The one after the next. */
    Token second() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    /** Takes the next one; at the end there is always another end. */
    Token take() {
        Token token = all.get(at);
        at = Math.min(at + 1, all.size() - 1);
        return token;
    }

    /** Takes the next one if it is this sign. */
    boolean take(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            take();
        }
        return there;
    }

    /** Takes the next one if it is this word. */
    boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            take();
        }
        return there;
    }

    /** Takes a sign that must be there. */
    Token expect(String sign, String why) {
        if (!peek().is(sign)) {
            throw unexpected("'" + sign + "' " + why);
        }
        return take();
    }

    /** The last one taken. */
    Token last() {
        return all.get(at - 1);
    }

    /** What is wrong with the next one. */
    ExpressionException unexpected(String right) {
        return new ExpressionException(peek().place(), "expected " + right + ", found " + peek().words());
    }
}
