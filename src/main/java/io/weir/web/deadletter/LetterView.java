package io.weir.web.deadletter;

import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.deadletter.Reasons;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import io.weir.web.view.HealthView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param id its number
 * @param title what is wrong, in words
 * @param reason its code
 * @param explanation of this very message
 * @param topic where it was
 * @param place partition and offset, or null where the broker knows none
 * @param size of the message
 * @param head its beginning
 * @param state with its mark
 * @param refusedAt when it was refused
 * @param whole whether it can be sent again
 * @param error why sending it again failed last, or null
 */
public record LetterView(
        long id,
        String title,
        String reason,
        String explanation,
        String topic,
        @Nullable String place,
        String size,
        String head,
        HealthView state,
        Moment refusedAt,
        boolean whole,
        @Nullable String error) {

    private static final int HEAD = 160;

    static LetterView of(DeadLetterRecord record, Instant now) {
        NewDeadLetter letter = record.letter();
        return new LetterView(
                record.id(),
                Reasons.of(letter.reason()).title(),
                letter.reason(),
                Words.capital(letter.explanation()),
                letter.topic(),
                letter.offset() < 0 ? null : letter.partition() + ":" + letter.offset(),
                Format.bytes(letter.size()),
                Content.head(letter.bytes(), HEAD),
                state(record.state()),
                Moment.of(letter.refusedAt(), now),
                record.whole(),
                record.error());
    }

    private static HealthView state(DeadLetterRecord.State state) {
        return switch (state) {
            case OPEN -> HealthView.of("warning", "Open");
            case QUEUED -> HealthView.of("pending", "Being sent again");
            case REPLAYED -> HealthView.of("healthy", "Sent again");
        };
    }
}
