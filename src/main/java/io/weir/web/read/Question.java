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
            throw ProblemException.invalid("value", range(asked) + ", is '" + value + "'");
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
            case TRAFFIC -> "value of traffic must be how many times as much arrives, above 0 and at most 1e9";
            case SLOWER -> "value of slower must be milliseconds from -1e9 to 1e9; less than 0 is faster";
            case BATCH -> "value of batch must be events in a call, above 0 and at most 1e9";
            case WORKERS -> "value of workers must be workers in all, above 0 and at most 1e9";
        };
    }
}
