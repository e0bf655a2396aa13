package io.weir.web.read;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Stretches of time that a reader can choose for charts. */
public enum Span {
    /** A quarter of an hour. */
    QUARTER("15m", "15 min", Duration.ofMinutes(15)),
    /** An hour. */
    HOUR("1h", "1 h", Duration.ofHours(1)),
    /** Six hours. */
    SHIFT("6h", "6 h", Duration.ofHours(6)),
    /** A day. */
    DAY("24h", "24 h", Duration.ofHours(24));

    private final String word;
    private final String title;
    private final Duration length;

    Span(String word, String title, Duration length) {
        this.word = word;
        this.title = title;
        this.length = length;
    }

    /** How the address names it. */
    public String word() {
        return word;
    }

    /** How people name it. */
    public String title() {
        return title;
    }

    /** How long it is. */
    public Duration length() {
        return length;
    }

    /** The span that the address names. */
    public static Optional<Span> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
