package io.weir.local.up;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a line into words as a shell would: at blanks, quotes keep together. */
final class Words {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Words() {}

    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(QUOTE.matcher(word.group()).replaceAll(q -> Matcher.quoteReplacement(unquoted(q.group()))));
        }
        return words;
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
