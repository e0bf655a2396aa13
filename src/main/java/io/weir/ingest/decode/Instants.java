package io.weir.ingest.decode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Instants as texts and as numbers of an unknown unit. */
final class Instants {

    private static final double SECONDS = 1e11;
    private static final double MILLIS = 1e14;
    private static final double MICROS = 1e17;

    private Instants() {}

    /**
     * Milliseconds since the epoch from seconds, milli-, micro- or nanoseconds: no two of them can mean an instant between
     * 1973 and 5138.
     */
    static long millis(double number) {
        double size = Math.abs(number);
        if (size < SECONDS) {
            return Math.round(number * 1000);
        }
        return size < MILLIS ? (long) number : (long) (size < MICROS ? number / 1_000 : number / 1_000_000);
    }

    /** The same from an integer, exactly. */
    static long millis(long number) {
        long size = Math.abs(number);
        if (size < 100_000_000_000L) {
            return number * 1000;
        }
        if (size < 100_000_000_000_000L) {
            return number;
        }
        return size < 100_000_000_000_000_000L ? number / 1_000 : number / 1_000_000;
    }

    /**
     * Reads an instant of RFC 3339. The common form, {@code 2026-11-24T00:00:00.25Z}, makes no objects.
     *
     * @throws DateTimeException when it is none
     */
    static long rfc3339(byte[] b, int from, int to) {
        if (to - from < 20 || b[to - 1] != 'Z' || b[from + 4] != '-' || b[from + 10] != 'T' || b[from + 16] != ':') {
            return parsed(b, from, to);
        }
        int year = two(b, from) * 100 + two(b, from + 2);
        int month = two(b, from + 5);
        int day = two(b, from + 8);
        int second = (two(b, from + 11) * 60 + two(b, from + 14)) * 60 + two(b, from + 17);
        int millis = 0;
        int scale = 100;
        for (int i = from + 20; i < to - 1 && scale > 0; i++, scale /= 10) {
            millis += (b[i] - '0') * scale;
        }
        boolean plain = month >= 1 && month <= 12 && day >= 1 && day <= 28 && year >= 1970 && digits(b, from, to);
        return plain ? (days(year, month, day) * 86_400 + second) * 1000 + millis : parsed(b, from, to);
    }

    private static boolean digits(byte[] b, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            int place = i - from;
            boolean mark = place == 4 || place == 7 || place == 10 || place == 13 || place == 16 || place == 19;
            boolean digit = b[i] >= '0' && b[i] <= '9';
            if (mark == digit) {
                return false;
            }
        }
        boolean marks = b[from + 7] == '-' && b[from + 13] == ':' && (to - from == 20 || b[from + 19] == '.');
        return marks && two(b, from + 11) < 24 && two(b, from + 14) < 60 && two(b, from + 17) < 60 && to - from != 21;
    }

    private static int two(byte[] b, int at) {
        return (b[at] - '0') * 10 + b[at + 1] - '0';
    }

    // Days since the epoch; years begin in March, so that the leap day is the last of them.
    private static long days(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long m = month <= 2 ? month + 9 : month - 3;
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468;
    }

    private static long parsed(byte[] b, int from, int to) {
        return OffsetDateTime.parse(new String(b, from, to - from, StandardCharsets.UTF_8))
                .toInstant()
                .toEpochMilli();
    }
}
