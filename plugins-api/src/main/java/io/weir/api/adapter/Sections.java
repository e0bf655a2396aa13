package io.weir.api.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads configuration in sections, as TOML and INI have it: {@code [sinks.siem]} and {@code inputs = ["a", "b"]} below it
 * become {@code sinks.siem.inputs[0]} and {@code [1]}. It is no parser of TOML: what spans several lines is left out, apart
 * from lists. A section in double brackets is numbered when it comes again.
 */
public final class Sections {

    private static final Pattern HEAD = Pattern.compile("\\[\\[?\\s*([^\\]]+?)\\s*]]?\\s*(?:#.*)?");
    private static final Pattern LINE = Pattern.compile("([\\w.\"'-]+)\\s*=\\s*(.+)");
    private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s,\\[\\]\"']+)");

    private Sections() {}

    /** Keys with the section before them, and their values without quotes. */
    public static Map<String, String> of(String text) {
        Map<String, String> found = new HashMap<>();
        Map<String, Integer> again = new HashMap<>();
        String section = "";
        for (String raw : joined(text).split("\\R")) {
            String line = raw.strip();
            Matcher head = HEAD.matcher(line);
            Matcher pair = LINE.matcher(line);
            if (head.matches()) {
                String name = head.group(1).replace("\"", "");
                boolean many = line.startsWith("[[");
                int n = many ? again.merge(name, 1, Integer::sum) : 1;
                section = (n > 1 ? name + "[" + (n - 1) + "]" : name) + ".";
            } else if (!line.startsWith("#") && pair.matches()) {
                put(section + pair.group(1).replace("\"", ""), pair.group(2), found);
            }
        }
        return found;
    }

    /** Lists over several lines as one line. */
    private static String joined(String text) {
        return Pattern.compile("=\\s*\\[[^\\]]*]")
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().replaceAll("\\R", " ")));
    }

    private static void put(String key, String value, Map<String, String> into) {
        Matcher m = ITEM.matcher(value.startsWith("[") ? value : value.replaceAll("\\s+#.*", ""));
        if (value.startsWith("[")) {
            for (int i = 0; m.find(); i++) {
                into.put(key + "[" + i + "]", text(m));
            }
        } else if (m.lookingAt()) {
            into.put(key, text(m));
        }
    }

    private static String text(Matcher m) {
        for (int i = 1; i <= 3; i++) {
            String group = m.group(i);
            if (group != null) {
                return group;
            }
        }
        return "";
    }
}
