package io.weir.ingest.deadletter;

import io.weir.ingest.out.MessageHeader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was refused just now. The bytes are shared and must not be changed.
 *
 * @param refusedAt when it was
 * @param reason stable name of the reason
 * @param explanation for people: what is wrong and what would be right
 * @param topic it came from
 * @param partition it lay in, or -1 where the broker knows none
 * @param offset its place in the partition, or -1 where the broker knows none
 * @param receivedAt the message's own time
 * @param key of the message, or null
 * @param headers of the message
 * @param size of the message in bytes
 * @param bytes the message, or its beginning
 */
public record NewDeadLetter(
        Instant refusedAt,
        String reason,
        String explanation,
        String topic,
        int partition,
        long offset,
        Instant receivedAt,
        byte @Nullable [] key,
        List<MessageHeader> headers,
        long size,
        byte[] bytes) {

    /** Copies the headers. */
    public NewDeadLetter {
        headers = List.copyOf(headers);
    }

    /** Whether all of it is here, so that it can be sent again. */
    public boolean whole() {
        return bytes.length == size;
    }
}
