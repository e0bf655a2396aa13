package io.weir.web.deadletter;

import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.Reasons;
import io.weir.ingest.out.MessageHeader;
import io.weir.web.format.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one dead letter.
 *
 * @param letter as in the list
 * @param remedy what would be right
 * @param key of the message, or null
 * @param headers of the message
 * @param receivedAt the message's own time
 * @param replayedAt when it was sent again, or null
 * @param content its bytes
 */
public record LetterPageView(
        LetterView letter,
        String remedy,
        @Nullable String key,
        List<Header> headers,
        Moment receivedAt,
        @Nullable Moment replayedAt,
        Content content) {

    private static final int MOST = 500;

    /**
     * A header of the message.
     *
     * @param name of it
     * @param value as text, or as bytes where it is none
     */
    public record Header(String name, String value) {}

    static LetterPageView of(DeadLetterRecord record, Instant now) {
        byte[] key = record.letter().key();
        return new LetterPageView(
                LetterView.of(record, now),
                Reasons.of(record.letter().reason()).remedy(),
                key == null ? null : Content.head(key, MOST),
                record.letter().headers().stream().map(LetterPageView::header).toList(),
                Moment.of(record.letter().receivedAt(), now),
                Moment.ofNullable(record.replayedAt(), now),
                Content.of(record.letter().bytes()));
    }

    private static Header header(MessageHeader header) {
        return new Header(header.name(), Content.head(header.value(), MOST));
    }
}
