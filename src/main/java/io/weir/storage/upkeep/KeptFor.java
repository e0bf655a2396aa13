package io.weir.storage.upkeep;

import java.time.Duration;
import java.util.Map;

/**
 * How long what is kept.
 *
 * @param pipelines after their source last reported them
 * @param findings after they were resolved; their suggestions go with them
 * @param alerts after they ended
 * @param notices after they were put in the outbox; only those that are delivered or given up
 * @param changes to plugins
 * @param samples at the longest: for so long after it fell silent, or somebody told of its configuration, a source counts
 * @param behind how old samples may be when they come
 */
public record KeptFor(
        Duration pipelines,
        Duration findings,
        Duration alerts,
        Duration notices,
        Duration changes,
        Duration samples,
        Duration behind) {

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofDays(1);

    /** Checks. */
    public KeptFor {
        Map.of(
                        "pipelines", pipelines,
                        "findings", findings,
                        "alerts", alerts,
                        "notices", notices,
                        "changes", changes)
                .forEach(KeptFor::check);
        Duration least = behind.plus(MARGIN);
        // What comes late says that its pipeline was seen long ago: it must not go between two analyses.
        if (pipelines.compareTo(least) < 0) {
            throw new IllegalArgumentException("weir.storage.retention-pipelines must be " + least
                    + " at least, a day more than weir.ingest.limits.behind, but is " + pipelines);
        }
    }

    private static void check(String what, Duration time) {
        if (time.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "weir.storage.retention-" + what + " must be " + LEAST + " at least, but is " + time);
        }
    }
}
