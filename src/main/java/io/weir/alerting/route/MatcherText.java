package io.weir.alerting.route;

import io.weir.alerting.route.Matcher.Operator;
import io.weir.file.FaultyFileException;
import io.weir.file.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the matchers of a route: {@code matchers}, and {@code match} and {@code match_re} of older files. */
final class MatcherText {

    private static final Pattern ONE = Pattern.compile(
            "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!~|!=|=)\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\"{},]*?))\\s*(,|$)");

    private MatcherText() {}

    static List<Matcher> read(YamlMap route) {
        List<Matcher> all = new ArrayList<>();
        route.texts("match").forEach((label, value) -> all.add(compiled(route, "match", label, Operator.EQUAL, value)));
        route.texts("match_re")
                .forEach((label, value) -> all.add(compiled(route, "match_re", label, Operator.FITS, value)));
        for (String text : route.list("matchers")) {
            all.addAll(parse(route, text));
        }
        all.sort(Comparator.comparing(Matcher::label).thenComparing(Matcher::operator));
        return all;
    }

    private static List<Matcher> parse(YamlMap route, String text) {
        String inner = withoutBraces(text.strip());
        List<Matcher> found = new ArrayList<>();
        java.util.regex.Matcher one = ONE.matcher(inner);
        int end = 0;
        while (end < inner.length()) {
            if (!one.find(end) || one.start() != end) {
                throw faulty(route, text);
            }
            found.add(compiled(route, "matchers", one.group(1), operator(one.group(2)), value(one)));
            end = one.end();
        }
        if (found.isEmpty()) {
            throw faulty(route, text);
        }
        return found;
    }

    private static String withoutBraces(String text) {
        return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
    }

    private static Operator operator(String sign) {
        return Operator.of(sign).orElseThrow(() -> new IllegalStateException("no operator " + sign));
    }

    private static String value(java.util.regex.Matcher one) {
        String quoted = one.group(3);
        return quoted == null ? one.group(4) : unescaped(quoted);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '\\' && i + 1 < text.length() && "\\\"n".indexOf(text.charAt(i + 1)) >= 0;
            if (escape) {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static Matcher compiled(YamlMap route, String key, String label, Operator operator, String value) {
        try {
            return Matcher.of(label, operator, value);
        } catch (PatternSyntaxException e) {
            throw route.fault(key, "'" + value + "' is no regular expression: " + e.getDescription());
        }
    }

    private static FaultyFileException faulty(YamlMap route, String text) {
        return route.fault("matchers", "'" + text + "' must be like severity=\"critical\", with one of =, !=, =~, !~");
    }
}
