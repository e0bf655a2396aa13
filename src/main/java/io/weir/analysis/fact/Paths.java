package io.weir.analysis.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one level of JSON of many: {@code key.key} and {@code key[0]}, as settings of a file are named. */
final class Paths {

    private static final int DEEPEST = 32;

    private final Map<String, String> found = new HashMap<>();

    private Paths() {}

    static Map<String, String> flat(Map<String, ?> json) {
        Paths paths = new Paths();
        paths.object("", json, 0);
        return paths.found;
    }

    private void object(String path, Map<?, ?> object, int depth) {
        object.forEach((key, value) -> any(path.isEmpty() ? String.valueOf(key) : path + "." + key, value, depth));
    }

    private void any(String path, @Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw ConfigurationFact.refused("settings", "settings may be nested " + DEEPEST + " deep");
        }
        if (found.size() > ConfigurationFact.MOST || path.length() > ConfigurationFact.LONGEST_NAME) {
            // The fact refuses it; there is no need to go on.
            found.put(path, "");
            return;
        }
        switch (value) {
            case null -> {}
            case Map<?, ?> object -> object(path, object, depth + 1);
            case List<?> list -> list(path, list, depth + 1);
            default -> put(path, String.valueOf(value));
        }
    }

    private void put(String path, String value) {
        if (found.put(path, value) != null) {
            throw ConfigurationFact.refused(
                    "settings", "'" + path + "' is set twice: once by its whole name and once as a part of an object");
        }
    }

    private void list(String path, List<?> list, int depth) {
        for (int i = 0; i < list.size() && found.size() <= ConfigurationFact.MOST; i++) {
            any(path + "[" + i + "]", list.get(i), depth);
        }
    }
}
