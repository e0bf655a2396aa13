package io.weir.query.lang;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text as written; of a text what it says
 * @param place where it stands
 */
record Token(Kind kind, String text, Place place) {

    enum Kind {
        NUMBER,
        DURATION,
        TEXT,
        WORD,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** For messages. */
    String words() {
        return kind == Kind.END ? "the end" : kind == Kind.TEXT ? "a text" : "'" + text + "'";
    }
}
