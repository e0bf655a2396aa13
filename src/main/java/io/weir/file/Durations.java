package io.weir.file;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 30s}, {@code 1h30m}, {@code 2d}; at most 100 years. */
final class Durations {

    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,9})y)?(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final long[] MILLIS = {365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000, 1};

    // Far beyond what anyone waits, and an instant that far ahead can still be stored.
    private static final long LONGEST_MILLIS = 100 * MILLIS[0];

    private Durations() {}

    static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return Optional.empty();
        }
        long sum = 0;
        for (int unit = 0; unit < MILLIS.length; unit++) {
            String count = form.group(unit + 1);
            long most = (LONGEST_MILLIS - sum) / MILLIS[unit];
            if (count != null && Long.parseLong(count) > most) {
                return Optional.empty();
            }
            sum += count == null ? 0 : Long.parseLong(count) * MILLIS[unit];
        }
        return Optional.of(Duration.ofMillis(sum));
    }
}
