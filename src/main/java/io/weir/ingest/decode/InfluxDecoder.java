package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/**
 * InfluxDB's line protocol, as Telegraf writes it unless told otherwise:
 * {@code measurement,tag=value field=1i,other=2.5 1795478400000000000}. A field becomes the series
 * {@code measurement_field}; true and false are 1 and 0; texts are no samples. The unit of the instant is told by its size.
 */
public final class InfluxDecoder extends LineDecoder {

    private final IdentityRules identity;

    /** @param identity which attributes make a source; the tag host stands for host.name */
    public InfluxDecoder(IdentityRules identity) {
        super("influx-line");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        for (int from = 0; from < bytes.length; ) {
            int end = Lines.end(bytes, from);
            int first = Lines.first(bytes, from, end);
            if (first < end && bytes[first] != '#') {
                return InfluxLine.looksLike(bytes, first, Lines.last(bytes, first, end));
            }
            from = end + 1;
        }
        return false;
    }

    @Override
    LineWalk begin(Payload payload, Batch into) {
        return new InfluxLine(
                new Origin(identity, payload, "", salt),
                into,
                payload.receivedAt().toEpochMilli(),
                salt,
                payload.bytes());
    }

    @Override
    void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        if (bytes[from] != '#') {
            ((InfluxLine) walk).read(from, to);
        }
    }
}
