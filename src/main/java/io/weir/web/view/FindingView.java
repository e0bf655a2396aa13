package io.weir.web.view;

import io.weir.model.FindingRecord;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a page shows it.
 *
 * @param id its number
 * @param severity with its mark
 * @param title one line that names the problem
 * @param explanation why
 * @param kind what it is about
 * @param code its stable name
 * @param stage id of the stage, or null
 * @param pipelineId of its pipeline
 * @param pipeline name of its pipeline, the source first
 * @param analyzer who said it
 * @param confidence how sure that is
 * @param open whether it still holds
 * @param firstSeen when it was first found
 * @param lastSeen when it was last found
 * @param resolvedAt when it was gone, or null
 * @param lasted how long it held, or has held
 * @param advice the best suggestion in a few words, or null
 * @param evidence the numbers, as sentences
 */
public record FindingView(
        long id,
        HealthView severity,
        String title,
        String explanation,
        String kind,
        String code,
        @Nullable String stage,
        long pipelineId,
        String pipeline,
        String analyzer,
        String confidence,
        boolean open,
        Moment firstSeen,
        Moment lastSeen,
        @Nullable Moment resolvedAt,
        String lasted,
        @Nullable String advice,
        List<String> evidence) {

    /** The view of a finding. */
    public static FindingView of(FindingRecord r, Instant now) {
        Instant end = r.resolvedAt() == null ? now : r.resolvedAt();
        return new FindingView(
                r.id(),
                HealthView.of(r.finding().severity()),
                r.finding().title(),
                r.finding().explanation(),
                Words.title(r.finding().kind()),
                r.finding().code(),
                r.finding().stage(),
                r.pipelineId(),
                Words.pipeline(r.source(), r.pipeline()),
                r.analyzer(),
                Format.share(r.finding().confidence()),
                r.open(),
                Moment.of(r.firstSeen(), now),
                Moment.of(r.lastSeen(), now),
                Moment.ofNullable(r.resolvedAt(), now),
                lasted(Duration.between(r.firstSeen(), end)),
                advice(r),
                r.finding().evidence().stream().map(e -> e.text()).toList());
    }

    private static String lasted(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return Format.seconds(seconds < 600 ? seconds : seconds / 60 * 60);
    }

    private static @Nullable String advice(FindingRecord r) {
        return r.finding().suggestions().stream()
                .findFirst()
                .map(AdviceLine::line)
                .orElse(null);
    }
}
