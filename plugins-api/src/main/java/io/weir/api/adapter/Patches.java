package io.weir.api.adapter;

import java.util.List;

/** Writes one setting in the syntax of configuration files, with the keys that it stands under. */
public final class Patches {

    private Patches() {}

    /**
     * As YAML: {@code exporters}, {@code otlp/siem}, {@code queue_size} and 5000 become three lines, each further in.
     *
     * @param path keys from the outermost to the setting's own; not empty
     */
    public static String yaml(List<String> path, String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            text.append(i > 0 ? "\n" : "")
                    .append("  ".repeat(i))
                    .append(path.get(i))
                    .append(':');
        }
        return text.append(' ').append(value).toString();
    }

    /** As TOML: a table of all keys but the last, and a line with the last. */
    public static String toml(List<String> path, String value) {
        String key = path.getLast() + " = " + value;
        return path.size() == 1 ? key : "[" + String.join(".", path.subList(0, path.size() - 1)) + "]\n" + key;
    }
}
