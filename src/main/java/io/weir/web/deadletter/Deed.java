package io.weir.web.deadletter;

import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.web.error.ProblemException;
import java.util.List;
import java.util.Locale;

/**
 * What a reader wants done.
 *
 * @param action to do
 * @param ids of the letters meant; empty for all that the filter lets pass
 * @param filter in force
 */
record Deed(Action action, List<Long> ids, Filter filter) {

    /** What can be done. */
    enum Action {
        REPLAY,
        DROP
    }

    static Deed of(String text, List<String> ids, Filter filter) {
        boolean selected = text.endsWith("-selected") || text.endsWith("-one");
        String word = text.replaceFirst("-(selected|one|all)$", "");
        if (selected && ids.isEmpty()) {
            throw ProblemException.invalid("id", "no dead letter is selected: go back and tick some");
        }
        return new Deed(action(word), selected ? ids.stream().map(Deed::id).toList() : List.of(), filter);
    }

    DeadLetterQuery query() {
        return filter.query(ids);
    }

    /** Name of it in a form. */
    String word() {
        return action.name().toLowerCase(Locale.ROOT) + (ids.isEmpty() ? "-all" : "-selected");
    }

    private static Action action(String word) {
        return switch (word) {
            case "replay" -> Action.REPLAY;
            case "drop" -> Action.DROP;
            default -> throw ProblemException.invalid("do", "do must be replay or drop, is '" + word + "'");
        };
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("id", "id must be a whole number, is '" + text + "'");
        }
    }
}
