package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.deadletter.Reasons;
import io.weir.ingest.out.MessageHeader;
import io.weir.web.format.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter.
 *
 * @param id its number
 * @param state open, queued or replayed
 * @param reason stable code of the reason
 * @param explanation what is wrong with this message
 * @param remedy what would be right
 * @param topic where it was
 * @param partition it lay in; null where the broker knows none
 * @param offset its place in the partition; null where the broker knows none
 * @param receivedAt the message's own time
 * @param refusedAt when it was refused
 * @param key of the message as text; null when it has none
 * @param headers of the message as text
 * @param size in bytes
 * @param whole whether all of it is kept, so that it can be sent again
 * @param replayedAt when it was sent again; null until then
 * @param error why sending it again failed last; null when it did not
 */
@RegisterForReflection
@Schema(name = "DeadLetter")
public record DeadLetterDto(
        long id,

        @Schema(enumeration = {"open", "queued", "replayed"})
        String state,

        @Schema(examples = "unknown-format") String reason,
        String explanation,
        String remedy,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        Instant receivedAt,
        Instant refusedAt,
        @Nullable String key,
        List<HeaderDto> headers,
        long size,
        boolean whole,
        @Nullable Instant replayedAt,
        @Nullable String error) {

    /**
     * A header.
     *
     * @param name of it
     * @param value as text
     */
    @RegisterForReflection
    @Schema(name = "MessageHeader")
    public record HeaderDto(String name, String value) {

        static HeaderDto of(MessageHeader header) {
            return new HeaderDto(header.name(), header.text());
        }
    }

    /**
     * How many letters something was done with.
     *
     * @param letters their number
     */
    @RegisterForReflection
    @Schema(name = "DeadLettersDone")
    public record Done(long letters) {}

    static DeadLetterDto of(DeadLetterRecord record) {
        NewDeadLetter letter = record.letter();
        byte[] key = letter.key();
        boolean placed = letter.offset() >= 0;
        return new DeadLetterDto(
                record.id(),
                Words.of(record.state()),
                letter.reason(),
                letter.explanation(),
                Reasons.of(letter.reason()).remedy(),
                letter.topic(),
                placed ? letter.partition() : null,
                placed ? letter.offset() : null,
                letter.receivedAt(),
                letter.refusedAt(),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                letter.headers().stream().map(HeaderDto::of).toList(),
                letter.size(),
                record.whole(),
                record.replayedAt(),
                record.error());
    }
}
