package io.weir.query.lang;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as they are written: {@code 90s}, {@code 1h30m}, {@code 500ms}. */
public final class Durations {

    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[smhdw]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdw])");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L);

    private Durations() {}

    static boolean looksLike(String text) {
        return WHOLE.matcher(text).matches();
    }

    /**
     * The length in milliseconds, zero or more; -1 when the text is no such length.
     *
     * @param text as written
     */
    public static long millis(String text) {
        if (text.length() > 40 || !looksLike(text)) {
            return -1;
        }
        long sum = 0;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum += Long.parseLong(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 0L);
        }
        return sum;
    }

    /** As it is written: the same length, in its largest units. */
    public static String text(long millis) {
        StringBuilder said = new StringBuilder();
        long rest = millis;
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            long size = MILLIS.getOrDefault(unit, 1L);
            if (rest >= size) {
                said.append(rest / size).append(unit);
                rest %= size;
            }
        }
        return said.isEmpty() ? "0s" : said.toString();
    }
}
