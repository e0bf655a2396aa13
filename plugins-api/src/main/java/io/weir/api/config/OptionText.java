package io.weir.api.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of options as texts, and back. */
final class OptionText {

    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ms|s|m|h|d)\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

    private OptionText() {}

    /** {@code worthSaying} and {@code WORTH_SAYING} become {@code worth-saying}. */
    static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** A number without a needless fraction or exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String of(Object value) {
        return switch (value) {
            case Double d -> number(d);
            case Duration d -> duration(d);
            case Enum<?> e -> hyphenated(e.name());
            default -> value.toString();
        };
    }

    private static String duration(Duration d) {
        long millis = d.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (millis != 0 && millis % millis(unit) == 0) {
                return millis / millis(unit) + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }

    /** Reads {@code 1m30s}, {@code 1.5h}, or ISO 8601. */
    static Duration duration(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        if (!DURATION.matcher(given).matches()) {
            try {
                return Duration.parse(given);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no duration", e);
            }
        }
        double millis = 0;
        Matcher part = PART.matcher(given);
        while (part.find()) {
            millis += Double.parseDouble(part.group(1)) * millis(part.group(2));
        }
        return Duration.ofMillis(Math.round(millis));
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1000;
            default -> 1;
        };
    }

    /** How many letters must change; for names that are nearly right. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int above = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = above + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                above = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
