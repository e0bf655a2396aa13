package io.weir.alerting.route;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares one label; a label that is not there counts as empty.
 *
 * @param label its name
 * @param operator how it is compared
 * @param value to compare with
 * @param pattern of the value, for the whole label
 */
record Matcher(String label, Operator operator, String value, Pattern pattern) {

    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        FITS("=~"),
        FITS_NOT("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        static Optional<Operator> of(String sign) {
            return Arrays.stream(values()).filter(o -> o.sign.equals(sign)).findFirst();
        }
    }

    /** @throws java.util.regex.PatternSyntaxException when the value is no regular expression though it must be */
    static Matcher of(String label, Operator operator, String value) {
        boolean literal = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        return new Matcher(label, operator, value, Pattern.compile(value, literal ? Pattern.LITERAL : Pattern.DOTALL));
    }

    boolean matches(Map<String, String> labels) {
        boolean fits = pattern.matcher(labels.getOrDefault(label, "")).matches();
        return fits == (operator == Operator.EQUAL || operator == Operator.FITS);
    }

    /** As in a group key of Alertmanager. */
    String text() {
        return label + operator.sign + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
