package io.weir.ingest.decode;

/** What a walk through lines knows. */
class LineWalk {

    final Origin origin;
    final Batch into;
    /** When the broker got the message, in milliseconds since the epoch. */
    final long receivedAt;

    LineWalk(Origin origin, Batch into, long receivedAt) {
        this.origin = origin;
        this.into = into;
        this.receivedAt = receivedAt;
    }
}
