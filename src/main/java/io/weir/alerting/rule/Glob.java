package io.weir.alerting.rule;

import java.util.regex.Pattern;

/**
 * A pattern in which {@code *} stands for any text.
 *
 * @param text as written
 */
record Glob(String text) {

    /** Matches everything. */
    static final Glob ANY = new Glob("*");

    /** Whether the whole value fits. */
    boolean matches(String value) {
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
