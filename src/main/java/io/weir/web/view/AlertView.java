package io.weir.web.view;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a page shows it.
 *
 * @param id its number
 * @param state with its mark
 * @param severity as labelled, with its mark
 * @param name of its rule
 * @param summary in one line
 * @param description more of it, or empty
 * @param labels sorted by name
 * @param startsAt since when its condition holds
 * @param firedAt when it fired, or null
 * @param endsAt when it was resolved, or null
 * @param lasted how long it held, or has held
 * @param active whether it is pending or firing
 * @param pipelineId of its pipeline
 * @param pipeline name of its pipeline, the source first
 * @param findingId of the finding behind it, or null
 */
public record AlertView(
        long id,
        HealthView state,
        HealthView severity,
        String name,
        String summary,
        String description,
        List<Label> labels,
        Moment startsAt,
        @Nullable Moment firedAt,
        @Nullable Moment endsAt,
        String lasted,
        boolean active,
        long pipelineId,
        String pipeline,
        @Nullable Long findingId) {

    /**
     * A label.
     *
     * @param name left of the equals sign
     * @param value right of it
     */
    public record Label(String name, String value) {}

    /** The view of an alert. */
    public static AlertView of(AlertRecord a, Instant now) {
        Instant end = a.endsAt() == null ? now : a.endsAt();
        String severity = a.labels().getOrDefault("severity", "info");
        String name = a.labels().getOrDefault("alertname", "Alert " + a.id());
        return new AlertView(
                a.id(),
                HealthView.of(Words.of(a.state()), Words.title(a.state())),
                HealthView.of(severity, severity),
                name,
                a.annotations().getOrDefault("summary", name),
                a.annotations().getOrDefault("description", ""),
                labels(a.labels()),
                Moment.of(a.startsAt(), now),
                Moment.ofNullable(a.firedAt(), now),
                Moment.ofNullable(a.endsAt(), now),
                Format.seconds(Math.max(0, Duration.between(a.startsAt(), end).toSeconds())),
                a.state() != AlertState.RESOLVED,
                a.pipelineId(),
                Words.pipeline(a.labels().getOrDefault("source", ""), a.labels().getOrDefault("pipeline", "")),
                a.findingId());
    }

    /** The pipeline, unless the summary names it already. */
    public String place() {
        return summary.contains(pipeline) ? "" : pipeline;
    }

    private static List<Label> labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Label(e.getKey(), e.getValue()))
                .toList();
    }
}
