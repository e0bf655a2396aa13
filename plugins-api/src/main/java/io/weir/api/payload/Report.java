package io.weir.api.payload;

import io.weir.api.Experimental;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one source reported at one instant.
 *
 * @param source attributes of who reports, with the names of OpenTelemetry's resources such as {@code service.name} and
 *     {@code host.name}; those that the service is configured to count make its identity. Empty when the message does not tell:
 *     its key and topic then do
 * @param at instant of the values
 * @param samples one for each series; no series twice. The same series in the same order each time is stored best
 */
@Experimental
public record Report(Map<String, String> source, Instant at, List<Sample> samples) {

    /** Copies the collections. */
    public Report {
        source = Map.copyOf(source);
        samples = List.copyOf(samples);
    }
}
