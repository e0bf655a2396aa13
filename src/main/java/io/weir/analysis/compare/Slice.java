package io.weir.analysis.compare;

import java.time.Instant;

/**
 * Means of a pipeline over one slice of time; NaN where one is not known.
 *
 * @param end of the slice
 * @param load events offered per second, those turned away included
 * @param throughput events that left per second
 * @param loss share of the offered events that was lost, 0 to 1
 * @param latency seconds an event spends in queues, by Little's law, and in the call of the sink
 * @param held whether a full queue held the sources back: more may have been asked for than was offered
 */
public record Slice(Instant end, double load, double throughput, double loss, double latency, boolean held) {

    /** One of its means. */
    public double value(Quantity quantity) {
        return switch (quantity) {
            case THROUGHPUT -> throughput;
            case LOSS -> loss;
            case LATENCY -> latency;
        };
    }
}
