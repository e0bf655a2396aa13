package io.weir.alerting.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition holds: what may become an alert.
 *
 * @param fingerprint of the labels that make the alert: all, but for a severity that may change while it lasts
 * @param labels of the alert
 * @param annotations texts for people
 * @param since since when it holds, as far as is known
 * @param hold how long it must hold before the alert fires
 * @param findingId of the finding behind it, or null
 */
public record Condition(
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant since,
        Duration hold,
        @Nullable Long findingId) {

    /** Copies the maps. */
    public Condition {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
