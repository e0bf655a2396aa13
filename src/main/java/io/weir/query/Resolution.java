package io.weir.query;

import java.time.Duration;

/** How finely series are read, finest first. */
public enum Resolution {
    /** Every sample. */
    RAW(Duration.ZERO),
    /** Rolled up by the minute. */
    MINUTE(Duration.ofMinutes(1)),
    /** Rolled up by the hour. */
    HOUR(Duration.ofHours(1));

    private final Duration width;

    Resolution(Duration width) {
        this.width = width;
    }

    /** Length of what is rolled up into one; zero for samples. */
    public Duration width() {
        return width;
    }

    /** The same in milliseconds. */
    public long millis() {
        return width.toMillis();
    }
}
