package io.weir.ingest;

import java.time.Duration;

/**
 * How much is taken. What goes beyond is dropped and counted, and never holds up the rest.
 *
 * @param messageBytes largest message
 * @param sources most sources in all
 * @param seriesPerSource most series of one source
 * @param layoutsPerSource most layouts of one source; beyond, each value of a frame is kept on its own
 * @param labels most labels of a series
 * @param nameLength longest name of a metric or label, in characters
 * @param valueLength longest value of a label, in characters
 * @param ahead how far the clock of a source may be ahead
 * @param behind how old a value may be
 * @param bytesInFlight size of the messages that are decoded and not yet on disk, beyond which no more are asked for
 */
public record IngestLimits(
        int messageBytes,
        int sources,
        int seriesPerSource,
        int layoutsPerSource,
        int labels,
        int nameLength,
        int valueLength,
        Duration ahead,
        Duration behind,
        long bytesInFlight) {

    /** What holds unless configured otherwise. */
    public static final IngestLimits DEFAULT = new IngestLimits(
            4 << 20, 10_000, 2_000, 500, 40, 255, 1_024, Duration.ofMinutes(10), Duration.ofDays(1), 16 << 20);

    /** Refuses limits below one. */
    public IngestLimits {
        atLeastOne("message-size", messageBytes);
        atLeastOne("sources", sources);
        atLeastOne("series-per-source", seriesPerSource);
        atLeastOne("layouts-per-source", layoutsPerSource);
        atLeastOne("labels", labels);
        atLeastOne("name-length", nameLength);
        atLeastOne("value-length", valueLength);
        atLeastOne("in-flight", bytesInFlight);
        if (ahead.isNegative() || behind.isNegative()) {
            throw new IllegalArgumentException("weir.ingest.limits: ahead and behind must not be negative");
        }
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("weir.ingest.limits." + key + " must be 1 or more, is " + value);
        }
    }
}
