package io.weir.alerting.rule;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with names in braces. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private Placeholders() {}

    static List<String> in(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).toList();
    }

    static String fill(String text, Map<String, String> facts) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(facts.getOrDefault(found.group(1), "")));
    }
}
