package io.weir.web.read;

import io.weir.api.flow.WhatIf.Change;
import io.weir.api.flow.WhatIf.What;
import io.weir.web.error.ProblemException;
import io.weir.web.format.Words;

/** Reads what a reader asks about a pipeline. Times are given in milliseconds, as operators think of calls. */
public final class Question {

    private static final double MOST = 1e9;
    private static final double MILLIS = 1e3;

    private Question() {}

    /**
     * The change that is asked about.
     *
     * @throws ProblemException when a parameter is wrong; it says what would be right
     */
    public static Change of(String what, String value) {
        What asked = Words.parse(What.class, what.strip())
                .orElseThrow(() -> ProblemException.invalid(
                        "what", "what must be one of " + Words.all(What.class) + ", is '" + what + "'"));
        double number = number(value);
        if (Double.isNaN(number) || (asked != What.SLOWER && number <= 0)) {
            throw ProblemException.invalid("value", range(asked) + "; '" + value.strip() + "' is not");
        }
        return new Change(asked, asked == What.SLOWER ? number / MILLIS : number);
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Math.abs(number) <= MOST ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String range(What asked) {
        return switch (asked) {
            case TRAFFIC -> "value must be how many times as much arrives, a number above 0 such as 3";
            case SLOWER -> "value must be milliseconds, such as 50, or -50 for a faster sink";
            case BATCH -> "value must be events in a call, a number above 0 such as 500";
            case WORKERS -> "value must be workers in all, a number above 0 such as 4";
        };
    }
}
