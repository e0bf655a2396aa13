package io.weir.testkit.scenario;

import java.util.Locale;

/** Refuses values that make no sense, and says what would be right. */
final class Check {

    private Check() {}

    static void that(boolean holds, String where, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(where + ": " + fault);
        }
    }

    static void id(String id) {
        that(!id.isBlank(), "a stage", "needs an id");
    }

    /** Above 0; may be infinite. */
    static void positive(double value, String where, String what) {
        that(value > 0, where, what + " must be above 0, is " + text(value));
    }

    /** 0 or more, and finite. */
    static void time(double value, String where, String what) {
        that(value >= 0 && Double.isFinite(value), where, what + " must be finite and at least 0, is " + text(value));
    }

    static void share(double value, String where, String what) {
        that(value >= 0 && value <= 1, where, what + " must be 0 to 1, is " + text(value));
    }

    static void count(int value, String where, String what) {
        that(value >= 1, where, what + " must be at least 1, is " + value);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%s", value);
    }
}
