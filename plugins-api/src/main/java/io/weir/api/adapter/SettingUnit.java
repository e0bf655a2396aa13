package io.weir.api.adapter;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an engine writes a number in its configuration, and how Weir reads it. Weir counts in seconds, bytes and events. */
public enum SettingUnit {
    /** A plain number; underscores between digits are allowed. */
    NUMBER,
    /** Seconds as a plain number, or a length of time such as {@code 1s} or {@code 500ms}. */
    SECONDS,
    /** Milliseconds as a plain number, or a length of time. */
    MILLISECONDS,
    /** A length of time such as {@code 1m30s} or {@code 200ms}; a plain number is seconds. Written back that way. */
    DURATION,
    /** Bytes as a plain number, or a size such as {@code 10MB} or {@code 512KiB}; both count in 1024. */
    BYTES;

    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmg]?)(?:i?b)?");

    /** The number in seconds, bytes or as it is; empty when the text is no such number. */
    OptionalDouble read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
        OptionalDouble number = number(plain);
        return switch (this) {
            case NUMBER -> number;
            case SECONDS, DURATION -> number.isPresent() ? number : time(plain);
            case MILLISECONDS -> number.isPresent() ? OptionalDouble.of(number.getAsDouble() / 1e3) : time(plain);
            case BYTES -> size(plain);
        };
    }

    /** As the engine writes it. */
    String write(double value) {
        return switch (this) {
            case NUMBER, SECONDS, BYTES -> plain(value);
            case MILLISECONDS -> plain(value * 1e3);
            case DURATION -> value == Math.rint(value) ? plain(value) + "s" : plain(value * 1e3) + "ms";
        };
    }

    static String plain(double v) {
        double rounded = Math.rint(v * 1e6) / 1e6;
        return rounded == Math.rint(rounded) ? Long.toString(Math.round(rounded)) : Double.toString(rounded);
    }

    private static OptionalDouble number(String text) {
        try {
            double v = Double.parseDouble(text);
            return Double.isFinite(v) && Character.isDigit(text.charAt(text.length() - 1))
                    ? OptionalDouble.of(v)
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble time(String text) {
        Matcher m = TIME.matcher(text);
        double sum = 0;
        int at = 0;
        while (m.find() && m.start() == at) {
            sum += Double.parseDouble(m.group(1)) * seconds(m.group(2));
            at = m.end();
        }
        return at == text.length() && at > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private static double seconds(String unit) {
        return switch (unit) {
            case "ns" -> 1e-9;
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
        };
    }

    private static OptionalDouble size(String text) {
        Matcher m = SIZE.matcher(text);
        if (!m.matches()) {
            return OptionalDouble.empty();
        }
        double factor = switch (m.group(2)) {
            case "k" -> 1024;
            case "m" -> 1024 * 1024;
            case "g" -> 1024 * 1024 * 1024;
            default -> 1;
        };
        return OptionalDouble.of(Double.parseDouble(m.group(1)) * factor);
    }
}
