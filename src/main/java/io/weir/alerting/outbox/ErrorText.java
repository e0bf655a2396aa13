package io.weir.alerting.outbox;

import io.weir.alerting.route.Target;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a receiver or a notifier said, as pages may show it: one short line, without characters that change how other text
 * is shown, and without what may be secret. A receiver may well repeat the address or the header that it was called with.
 */
final class ErrorText {

    private static final int LONGEST = 300;
    private static final int SHORTEST = 4;
    private static final String HIDDEN = "***";
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{C}\\p{Z}\uFFFD]+");

    private record Rule(Pattern secret, String shown) {
        Rule(String secret, String shown) {
            this(Pattern.compile(secret, Pattern.CASE_INSENSITIVE), shown);
        }
    }

    // The secrets of others too: a proxy may name its own.
    private static final List<Rule> RULES = List.of(
            new Rule("(\\b[a-z][a-z0-9+.-]{0,20}://)[^\\s/@\"'<>]{1,500}@", "$1" + HIDDEN + "@"),
            new Rule("(\\b[a-z][a-z0-9+.-]{0,20}://[^\\s?\"'<>]{1,500}\\?)[^\\s\"'<>]+", "$1" + HIDDEN),
            new Rule("\\b(bearer|basic)(\\s+)(?=[A-Za-z/._~-]*[0-9+=])[A-Za-z0-9+/=._~-]{6,}", "$1$2" + HIDDEN),
            new Rule(
                    "((?:token|secret|passw(?:or)?d|pwd|api[_-]?key|authorization|credentials?|signature)[\"']?\\s?[=:]\\s?[\"']?)"
                            + "(?!\\*\\*\\*|bearer|basic)[^\\s\"',;&<>}]+",
                    "$1" + HIDDEN));

    private ErrorText() {}

    static String of(String said, Target target) {
        String text = oneLine(said);
        for (String secret : secrets(target)) {
            text = text.replace(secret, HIDDEN);
        }
        for (Rule rule : RULES) {
            text = rule.secret().matcher(text).replaceAll(rule.shown());
        }
        return text.length() <= LONGEST ? text : cut(text) + "...";
    }

    private static String oneLine(String text) {
        return UNSHOWABLE.matcher(text).replaceAll(" ").strip();
    }

    /** As they look in the text; of one in several lines, such as a key, each line too. */
    private static List<String> secrets(Target target) {
        return target.secrets().stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines()))
                .map(ErrorText::oneLine)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
