package io.weir.api.analysis;

import java.util.Locale;

/** How figures are written for people, so that all findings look alike: three significant digits and a unit. */
public final class Figures {

    private Figures() {}

    /** A number: {@code 0.27}, {@code 17.5}, {@code 14000}. */
    public static String number(double v) {
        double size = Math.abs(v);
        if (size >= 100 || v == Math.rint(v)) {
            return String.format(Locale.ROOT, "%.0f", v);
        }
        int digits = size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", v);
    }

    /** A share of 0 to 1 as {@code 68 %}. */
    public static String percent(double share) {
        double p = share * 100;
        return (p >= 10 || p == Math.rint(p) ? String.format(Locale.ROOT, "%.0f", p) : number(p)) + " %";
    }

    /** A rate as {@code 400 events/s}. */
    public static String rate(double perSecond) {
        return number(perSecond) + " events/s";
    }

    /** A length of time, in seconds, as {@code 58 ms}, {@code 15 s} or {@code 12 min}. */
    public static String time(double seconds) {
        if (seconds < 1) {
            return number(seconds * 1e3) + " ms";
        }
        if (seconds < 120) {
            return number(seconds) + " s";
        }
        return seconds < 7200 ? number(Math.rint(seconds / 60)) + " min" : number(seconds / 3600) + " h";
    }
}
