package io.weir.query;

/**
 * A condition on one label of a series. The labels of a series are the attributes of its source, over them its own
 * labels, {@value #NAME} for its name and {@value #SOURCE} for the name of its source, unless a label is called so. A
 * label that is not there counts as the empty text.
 *
 * @param label name of the label
 * @param op how it is compared
 * @param value text, or a regular expression that must match the whole text
 */
public record Matcher(String label, Op op, String value) {

    /** Label that holds the name of a series. */
    public static final String NAME = "__name__";

    /** Label that holds the name of the source. */
    public static final String SOURCE = "source";

    /** How a label is compared. */
    public enum Op {
        /** The same text. */
        EQUAL("="),
        /** Another text. */
        NOT_EQUAL("!="),
        /** The regular expression matches the whole text. */
        MATCH("=~"),
        /** It does not. */
        NO_MATCH("!~");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        /** Whether the value is a regular expression. */
        public boolean regex() {
            return this == MATCH || this == NO_MATCH;
        }

        /** Whether it holds where the comparison does not. */
        public boolean negated() {
            return this == NOT_EQUAL || this == NO_MATCH;
        }
    }

    /** The series is called so. */
    public static Matcher name(String name) {
        return new Matcher(NAME, Op.EQUAL, name);
    }
}
