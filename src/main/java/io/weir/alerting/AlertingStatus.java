package io.weir.alerting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which alerting files are in force, for pages and the API. Safe for use by several threads. */
public interface AlertingStatus {

    /** One entry per file: rules, then routes. */
    List<FileInForce> files();

    /**
     * A file and whether its last version was taken.
     *
     * @param name what it is: {@code rules} or {@code routes}
     * @param origin its path, or {@code built in}
     * @param loadedAt when the version in force was read
     * @param error why a newer version was refused, with line and key, or null
     * @param warnings what the version in force says that has no effect yet, each with line and key, and what it lacks
     */
    record FileInForce(
            String name,
            String origin,
            Instant loadedAt,
            @Nullable String error,
            List<String> warnings) {

        /** Copies the list. */
        public FileInForce {
            warnings = List.copyOf(warnings);
        }
    }
}
