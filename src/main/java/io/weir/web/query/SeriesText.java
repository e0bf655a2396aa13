package io.weir.web.query;

import io.weir.query.Matcher;
import java.util.Map;
import java.util.stream.Collectors;

/** A series as the query language writes it. */
public final class SeriesText {

    private SeriesText() {}

    /** Name and labels: {@code name{label="value"}}; a name that is no plain word stands between quotes. */
    public static String of(Map<String, String> labels) {
        String name = labels.getOrDefault(Matcher.NAME, "");
        boolean plain = name.matches("[a-zA-Z_:][a-zA-Z0-9_:.]*");
        String rest = labels.entrySet().stream()
                .filter(l -> !l.getKey().equals(Matcher.NAME))
                .map(l -> l.getKey() + "=" + quoted(l.getValue()))
                .collect(Collectors.joining(", "));
        if (plain || name.isEmpty()) {
            return rest.isEmpty() && plain ? name : name + "{" + rest + "}";
        }
        return "{" + quoted(name) + (rest.isEmpty() ? "" : ", " + rest) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
