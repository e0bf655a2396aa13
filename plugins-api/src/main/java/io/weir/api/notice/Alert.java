package io.weir.api.notice;

import io.weir.api.Experimental;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a notice.
 *
 * @param fingerprint stands for its labels
 * @param labels who and what, such as {@code alertname}, {@code severity}, {@code source}, {@code pipeline}
 * @param annotations for people, such as {@code summary} and {@code description}
 * @param startsAt since when
 * @param endsAt until when, or null while it fires
 * @param url page of its pipeline
 */
@Experimental
public record Alert(
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        String url) {

    /** Copies the maps. */
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** What people read: the summary, or else the name. */
    public String title() {
        String summary = annotations.getOrDefault("summary", "");
        return summary.isBlank() ? labels.getOrDefault("alertname", "alert") : summary;
    }
}
