package io.weir.alerting;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is kept.
 *
 * @param id its number, for ever
 * @param fingerprint of the labels that make it, 16 hexadecimal digits: all, but for a severity that may change
 * @param state where it stands
 * @param labels identity and routing; {@code alertname}, {@code severity} and {@code pipeline} always there
 * @param annotations texts for people: {@code summary}, {@code description}
 * @param startsAt since when its condition holds
 * @param firedAt when it fired, or null while pending
 * @param endsAt when it was resolved, or null
 * @param pipelineId of the pipeline it is about
 * @param findingId of the finding behind it, or null when a threshold is
 */
public record AlertRecord(
        long id,
        String fingerprint,
        AlertState state,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant firedAt,
        @Nullable Instant endsAt,
        long pipelineId,
        @Nullable Long findingId) {

    /** Copies the maps. */
    public AlertRecord {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
    /** The same alert, which has held long enough. */
    public AlertRecord fire(Instant at) {
        return new AlertRecord(
                id, fingerprint, AlertState.FIRING, labels, annotations, startsAt, at, null, pipelineId, findingId);
    }

    /** The same alert, which holds no more. */
    public AlertRecord resolve(Instant at) {
        return new AlertRecord(
                id,
                fingerprint,
                AlertState.RESOLVED,
                labels,
                annotations,
                startsAt,
                firedAt,
                at,
                pipelineId,
                findingId);
    }

    /** The same alert in other words, perhaps of another severity. */
    public AlertRecord say(Map<String, String> now, Map<String, String> words, @Nullable Long finding) {
        return new AlertRecord(id, fingerprint, state, now, words, startsAt, firedAt, endsAt, pipelineId, finding);
    }
}
