package io.weir.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the JSON of scenario files: objects, lists, texts and numbers as Map, List, String and Double. */
final class JsonText {

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException that says at which character it is no JSON
     */
    static Map<String, Object> object(String text) {
        JsonText json = new JsonText(text);
        json.expect('{');
        Map<String, Object> found = json.rest();
        if (json.next() != 0) {
            throw json.fault("nothing more");
        }
        return found;
    }

    private Map<String, Object> rest() {
        Map<String, Object> found = new LinkedHashMap<>();
        while (next() != '}') {
            expect('"');
            String key = string();
            expect(':');
            found.put(key, value());
            if (next() != '}') {
                expect(',');
            }
        }
        at++;
        return found;
    }

    private Object value() {
        switch (next()) {
            case '{' -> {
                at++;
                return rest();
            }
            case '[' -> {
                at++;
                return list();
            }
            case '"' -> {
                at++;
                return string();
            }
            default -> {
                return literal();
            }
        }
    }

    private Object list() {
        List<Object> found = new ArrayList<>();
        while (next() != ']') {
            found.add(value());
            if (next() != ']') {
                expect(',');
            }
        }
        at++;
        return found;
    }

    private Object literal() {
        int from = at;
        while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        try {
            return switch (word) {
                case "null" -> Double.NaN;
                case "true" -> 1.0;
                case "false" -> 0.0;
                default -> Double.parseDouble(word);
            };
        } catch (NumberFormatException e) {
            at = from;
            throw fault("a value");
        }
    }

    private String string() {
        StringBuilder found = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            found.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return found.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> throw fault("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw fault("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    /** The next character that is no blank, 0 at the end; does not go past it. */
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        boolean inText = c == '"' && at < text.length() && text.charAt(at) == '"';
        if (!inText && next() != c) {
            throw fault("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException fault(String wanted) {
        return new IllegalArgumentException("not JSON at character " + (at + 1) + ": expected " + wanted);
    }

    /** A text in quotes. */
    static String quoted(String s) {
        StringBuilder to = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                default -> {
                    if (c < ' ') {
                        to.append(String.format("\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        return to.append('"').toString();
    }

    /** A number; whole ones without decimals. */
    static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? String.valueOf((long) v) : String.valueOf(v);
    }

    /** An object of texts, in the order of its keys. */
    static String quoted(Map<String, String> map) {
        StringBuilder to = new StringBuilder("{");
        new TreeMap<>(map)
                .forEach((k, v) -> to.append(to.length() > 1 ? "," : "")
                        .append(quoted(k))
                        .append(':')
                        .append(quoted(v)));
        return to.append('}').toString();
    }
}
