package io.weir.web.view;

import io.weir.api.analysis.Severity;
import io.weir.web.format.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of findings.
 *
 * @param findings of this page
 * @param shows choice between open ones and all
 * @param severities choice of the least severity
 * @param first address of the first page, or null on it
 * @param older address of the next page, or null
 */
public record FindingsView(
        List<FindingView> findings,
        List<Choice> shows,
        List<Choice> severities,
        @Nullable String first,
        @Nullable String older) {

    /**
     * One of several filters.
     *
     * @param title name
     * @param href address
     * @param chosen whether it is in force
     */
    public record Choice(String title, String href, boolean chosen) {}

    /** Open ones or all. */
    public static List<Choice> shows(boolean all, String severity) {
        return List.of(
                new Choice("Open", address("open", severity), !all), new Choice("All", address("all", severity), all));
    }

    /** All severities, or those from one on. */
    public static List<Choice> severities(boolean all, String severity) {
        String show = all ? "all" : "open";
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("Any severity", address(show, ""), severity.isEmpty()));
        for (Severity s : List.of(Severity.WARNING, Severity.ERROR, Severity.CRITICAL)) {
            String word = Words.of(s);
            String title = s == Severity.CRITICAL ? "Critical" : Words.title(s) + " and worse";
            choices.add(new Choice(title, address(show, word), word.equals(severity)));
        }
        return choices;
    }

    private static String address(String show, String severity) {
        return "/findings?show=" + show + (severity.isEmpty() ? "" : "&severity=" + severity);
    }
}
