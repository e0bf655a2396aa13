package io.weir.declared;

import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Statistic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a number is written for people. */
enum Format {
    /** Three significant digits. */
    NUMBER,
    /** Seconds as {@code 58 ms} or {@code 12 min}. */
    TIME,
    /** A share of 0 to 1 as {@code 68 %}. */
    PERCENT,
    /** Events per second. */
    RATE,
    /** Events. */
    EVENTS,
    /** Bytes as {@code 12 MiB}. */
    BYTES;

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    /** How values of a reading are written. */
    static Format of(Reading reading) {
        if (reading.take() == Statistic.SLOPE) {
            return NUMBER;
        }
        return switch (reading.signal().unit()) {
            case "s" -> TIME;
            case "1" -> PERCENT;
            case "{event}/s" -> reading.take() == Statistic.TOTAL ? EVENTS : RATE;
            case "{event}" -> EVENTS;
            case "By" -> BYTES;
            default -> NUMBER;
        };
    }

    /** The format of a name as it is written in a text. */
    static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The number; {@code unknown} when it is none. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        return switch (this) {
            case NUMBER -> Figures.number(value);
            case TIME -> Figures.time(value);
            case PERCENT -> Figures.percent(value);
            case RATE -> Figures.rate(value);
            case EVENTS -> Figures.number(value) + " events";
            case BYTES -> bytes(value);
        };
    }

    private static String bytes(double value) {
        double left = value;
        int unit = 0;
        while (Math.abs(left) >= 1024 && unit < BYTE_UNITS.length - 1) {
            left /= 1024;
            unit++;
        }
        return Figures.number(left) + " " + BYTE_UNITS[unit];
    }
}
