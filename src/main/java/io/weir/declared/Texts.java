package io.weir.declared;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is read of single words. */
final class Texts {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private Texts() {}

    /** A finite decimal number. */
    static Optional<Double> number(String text) {
        return Optional.of(text.strip())
                .filter(t -> t.length() <= 40 && NUMBER.matcher(t).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }
}
