package io.weir.api;

import io.weir.api.analysis.Severity;

/**
 * A kind of finding that a plugin may return, with its help.
 *
 * @param code as in {@link io.weir.api.analysis.Finding#code}
 * @param severity the highest it is given
 * @param title one line that names the problem
 * @param help what it means and what to do, in a few sentences; shown as the help of the finding
 */
public record Finds(String code, Severity severity, String title, String help) {

    /** Refuses what says nothing. */
    public Finds {
        if (code.isBlank() || title.isBlank() || help.isBlank()) {
            throw new IllegalArgumentException(
                    "a kind of finding needs a code, a title and a help, '" + code + "' lacks one");
        }
    }
}
