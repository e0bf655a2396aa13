package io.weir.messaging;

import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as it came from a broker. What it gives is shared and must not be changed. */
interface Received {

    /** Partition or offset where the broker knows none. */
    int NONE = -1;

    /** What decoders see. */
    Payload payload();

    /** Its key; null when it has none. */
    byte @Nullable [] key();

    /** Its own headers. */
    List<MessageHeader> headers();

    /** Partition that it lay in, or {@link #NONE}. */
    int partition();

    /** Place in its partition, or {@link #NONE}. */
    long offset();
}
