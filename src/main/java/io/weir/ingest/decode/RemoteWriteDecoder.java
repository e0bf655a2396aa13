package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.encoding.Unpacking;

/**
 * Prometheus remote write 1: {@code WriteRequest} as Protocol Buffers, plain or as the raw snappy block that senders
 * make of it. A stale marker is a NaN and so a gap. Native histograms, exemplars and metadata are left out.
 */
public final class RemoteWriteDecoder extends WalkingDecoder {

    private static final int TIME_SERIES = 1 << 3 | Wire.BYTES;
    private static final int HEAD = 512;

    private final IdentityRules identity;
    private final Unpacking unpacking;

    /**
     * @param identity which attributes make a source; job and instance stand for service.name and service.instance.id
     * @param unpacking opens snappy blocks, within its limit
     */
    public RemoteWriteDecoder(IdentityRules identity, Unpacking unpacking) {
        super("prometheus-remote-write");
        this.identity = identity;
        this.unpacking = unpacking;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        return RemoteWriteHead.isRequest(bytes, bytes.length)
                || RemoteWriteHead.isRequest(unpacking.blockHead(bytes, HEAD), -1);
    }

    @Override
    void walk(Payload payload, Batch into) throws UndecodableException {
        byte[] bytes = payload.bytes();
        if (bytes.length > 0 && !RemoteWriteHead.mayBePlain(bytes)) {
            bytes = unpacking.block(bytes);
        }
        Wire wire = new Wire(bytes, 0, bytes.length);
        RemoteWriteSeries series = new RemoteWriteSeries(wire, new Origin(identity, payload, "", salt), salt, into);
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == TIME_SERIES) {
                int outer = wire.enter();
                series.read();
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
    }
}
