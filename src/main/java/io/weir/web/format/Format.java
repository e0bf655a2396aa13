package io.weir.web.format;

import java.util.Locale;

/**
 * Numbers with their units, short enough to be read at a glance: {@code 1,234/s}, {@code 12.3 k}, {@code 45 ms},
 * {@code 3.2 MiB}, {@code 97 %}. What is no number reads {@value #NONE}. A no-break space keeps number and unit
 * together. The browser formats live values by the same rules (assets/format.js); one table of cases tests both.
 */
public final class Format {

    /** Stands for a value that is not known. */
    public static final String NONE = "–";

    private static final String SPACE = "\u00a0";
    private static final String[] THOUSANDS = {"k", "M", "G", "T"};
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Format() {}

    /**
     * A value with its unit, nouns left out where a heading says them: {@code 14,000} for events.
     *
     * @param unit in UCUM, as {@link io.weir.api.pipeline.Signal#unit()} gives it
     */
    public static String value(double value, String unit) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return switch (unit) {
            case "s" -> seconds(value);
            case "1" -> share(value);
            case "%" -> share(value / 100);
            case "By" -> bytes(value);
            case "By/s" -> bytes(value) + "/s";
            case "{event}/s", "{batch}/s", "1/s" -> number(value) + "/s";
            default -> number(value);
        };
    }

    /** A value with its unit in full: {@code 14,000 events}. */
    public static String quantity(double value, String unit) {
        String text = value(value, unit);
        if (text.equals(NONE)) {
            return text;
        }
        return switch (unit) {
            case "{event}" -> text + SPACE + (text.equals("1") ? "event" : "events");
            case "{batch}/s" -> number(value) + SPACE + "batches/s";
            case "{cpu}" -> text + SPACE + (text.equals("1") ? "core" : "cores");
            case "s", "1", "%", "By", "By/s", "{event}/s", "1/s", "" -> text;
            default -> text + SPACE + unit.replaceAll("[{}]", "");
        };
    }

    /** A plain number with about three significant digits; thousands are grouped up to 9,999, then 12.3 k. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        String sign = value < 0 && size >= 5e-7 ? "−" : "";
        return sign + (size < 9_999.5 ? small(size) : large(size));
    }

    /** A share of one as {@code 97 %}. */
    public static String share(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        double percent = share * 100;
        boolean fine = Math.abs(percent) < 9.95 && percent != Math.rint(percent);
        return (fine ? digits(percent, 1) : digits(percent, 0)) + SPACE + "%";
    }

    /** Bytes in powers of 1,024. */
    public static String bytes(double bytes) {
        if (!Double.isFinite(bytes)) {
            return NONE;
        }
        int step = 0;
        double rest = bytes;
        while (Math.abs(rest) >= 1023.5 && step < BINARY.length - 1) {
            rest /= 1024;
            step++;
        }
        return (step == 0 || Math.abs(rest) >= 99.95 ? digits(rest, 0) : digits(rest, 1)) + SPACE + BINARY[step];
    }

    /** A length of time given in seconds. */
    public static String seconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        double size = Math.abs(seconds);
        if (size >= 59.95) {
            return minutes(seconds);
        }
        if (size == 0 || size >= 0.9995) {
            return trimmed(seconds) + SPACE + "s";
        }
        return size >= 0.0009995 ? trimmed(seconds * 1e3) + SPACE + "ms" : trimmed(seconds * 1e6) + SPACE + "µs";
    }

    private static String minutes(double seconds) {
        long all = Math.round(seconds);
        if (all < 3_600) {
            return pair(all / 60, "min", all % 60, "s");
        }
        return all < 86_400
                ? pair(all / 3_600, "h", all / 60 % 60, "min")
                : pair(all / 86_400, "d", all / 3_600 % 24, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String first = large + SPACE + largeUnit;
        return small == 0 ? first : first + SPACE + small + SPACE + smallUnit;
    }

    private static String small(double size) {
        if (size < 5e-7) {
            return "0";
        }
        if (size < 0.095) {
            return stripped(digits(size, size < 0.00095 ? 6 : 3));
        }
        return size < 0.995 ? stripped(digits(size, 2)) : trimmed(size);
    }

    private static String large(double size) {
        double rest = size / 1e3;
        int step = 0;
        while (rest >= 999.5 && step < THOUSANDS.length - 1) {
            rest /= 1e3;
            step++;
        }
        return stripped(digits(rest, rest < 99.95 ? 1 : 0)) + SPACE + THOUSANDS[step];
    }

    /** One decimal below a hundred, none above and none for whole numbers. */
    private static String trimmed(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) < 0.05;
        return digits(value, whole || Math.abs(value) >= 99.95 ? 0 : 1);
    }

    private static String stripped(String digits) {
        return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }

    private static String digits(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }
}
