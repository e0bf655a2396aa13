package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.ArrayList;
import java.util.List;

/**
 * OTLP metrics as Protocol Buffers: {@code ExportMetricsServiceRequest} or {@code MetricsData}, which look the same.
 *
 * <p>Read straight from the bytes. A message whose shape is known costs no strings and no objects but one frame.
 */
public final class OtlpProtoDecoder implements PayloadDecoder {

    private static final int RESOURCE_METRICS = 1 << 3 | Wire.BYTES;
    private static final int RESOURCE = 1 << 3 | Wire.BYTES;
    private static final int SCOPE_METRICS = 2 << 3 | Wire.BYTES;
    private static final int SCHEMA_URL = 3 << 3 | Wire.BYTES;

    private final IdentityRules identity;

    /** @param identity which attributes of a resource make the source */
    public OtlpProtoDecoder(IdentityRules identity) {
        this.identity = identity;
    }

    @Override
    public String format() {
        return "otlp-proto";
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        int at = 1;
        while (at < Math.min(bytes.length, 6) && bytes[at] < 0) {
            at++;
        }
        if (bytes.length < 3 || bytes[0] != RESOURCE_METRICS || at + 1 >= bytes.length) {
            return false;
        }
        byte inner = bytes[at + 1];
        return (inner == RESOURCE || inner == SCOPE_METRICS || inner == SCHEMA_URL)
                && !RemoteWriteHead.isRequest(bytes, bytes.length);
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        Wire wire = new Wire(payload.bytes(), 0, payload.bytes().length);
        List<DecodedFrame> frames = new ArrayList<>(1);
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == RESOURCE_METRICS) {
                int outer = wire.enter();
                resource(wire, payload, frames);
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
        return frames;
    }

    private void resource(Wire wire, Payload payload, List<DecodedFrame> frames) throws UndecodableException {
        int from = wire.at;
        int to = wire.end;
        Span resource = findResource(wire);
        Samples samples = new Samples(to - from);
        wire.at = from;
        SampleSink sink = (walk, point, part, bound, at, value, hash) -> samples.add(at, value, hash);
        new OtlpProtoWalk(wire, payload.receivedAt().toEpochMilli(), sink).resourceMetrics();
        frames.addAll(samples.frames(
                sourceHash(wire, payload, resource),
                new Memo<>(() -> source(payload, resource)),
                () -> series(payload, from, to)));
    }

    private static Span findResource(Wire wire) throws UndecodableException {
        Span resource = new Span();
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == RESOURCE) {
                resource.take(wire);
            } else {
                wire.skip(tag);
            }
        }
        return resource;
    }

    private static long sourceHash(Wire wire, Payload payload, Span resource) {
        return resource.isEmpty() ? IdentityRules.hashOfMessage(payload) : resource.hash(wire);
    }

    private SourceIdentity source(Payload payload, Span resource) {
        try {
            return identity.ofResource(OtlpProtoAttributes.ofResource(payload.bytes(), resource), payload);
        } catch (UndecodableException e) {
            throw new IllegalArgumentException("the resource's attributes: " + e.getMessage(), e);
        }
    }

    private static List<SeriesIdentity> series(Payload payload, int from, int to) {
        OtlpProtoNames names = new OtlpProtoNames();
        try {
            new OtlpProtoWalk(new Wire(payload.bytes(), from, to), 0, names).resourceMetrics();
        } catch (UndecodableException e) {
            throw new IllegalArgumentException("a point's attributes: " + e.getMessage(), e);
        }
        return names.series();
    }
}
