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
 * @param configurations that somebody told of: for how long they keep a source that does not report
 */
public record KeptFor(
        Duration pipelines,
        Duration findings,
        Duration alerts,
        Duration notices,
        Duration changes,
        Duration configurations) {

    private static final Duration LEAST = Duration.ofHours(1);

    /** Checks. */
    public KeptFor {
        Map.of(
                        "pipelines", pipelines,
                        "findings", findings,
                        "alerts", alerts,
                        "notices", notices,
                        "changes", changes)
                .forEach(KeptFor::check);
    }

    private static void check(String what, Duration time) {
        if (time.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "weir.storage.retention-" + what + " must be " + LEAST + " at least, but is " + time);
        }
    }
}
