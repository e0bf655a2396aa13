package io.weir.plugin;

import org.jspecify.annotations.Nullable;

/** What texts of plugins must be like. */
final class Texts {

    private static final int LONGEST = 10_000;

    private Texts() {}

    /** A text with something in it. */
    static String required(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new PluginFailure.Nonsense(what + " is missing");
        }
        return storable(text, what);
    }

    /** A text that can be kept: PostgreSQL knows no NUL, and nobody reads a megabyte. */
    static String storable(String text, String what) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new PluginFailure.Nonsense(what + " is longer than " + LONGEST + " characters or holds a NUL");
        }
        return text;
    }
}
