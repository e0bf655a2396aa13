package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;

/**
 * Walks through one {@code ResourceMetrics} and hands out each sample with a hash of all that makes its series. Fields
 * may come in any order, as the format allows, so what others depend on is looked for first.
 */
final class OtlpProtoWalk {

    private static final int SCOPE_METRICS = 2 << 3 | Wire.BYTES;
    private static final int SCOPE = 1 << 3 | Wire.BYTES;
    private static final int METRIC = 2 << 3 | Wire.BYTES;
    private static final int NAME = 1 << 3 | Wire.BYTES;
    private static final int UNIT = 3 << 3 | Wire.BYTES;
    private static final int GAUGE = 5 << 3 | Wire.BYTES;
    private static final int SUM = 7 << 3 | Wire.BYTES;
    private static final int HISTOGRAM = 9 << 3 | Wire.BYTES;
    private static final int EXPONENTIAL = 10 << 3 | Wire.BYTES;
    private static final int SUMMARY = 11 << 3 | Wire.BYTES;
    private static final int POINT = 1 << 3 | Wire.BYTES;
    private static final int TEMPORALITY = 2 << 3;
    private static final int MONOTONIC = 3 << 3;

    private final Wire wire;
    private final OtlpProtoPoint point;
    private final Span scope = new Span();
    private final Span name = new Span();
    private final Span unit = new Span();
    private final Span data = new Span();
    private Kind kind = Kind.UNKNOWN;
    private int temporality;
    private boolean monotonic;

    /**
     * @param wire stands at the beginning of the {@code ResourceMetrics}
     * @param receivedAt instant of points that have none, in milliseconds since the epoch
     * @param sink gets the samples
     */
    OtlpProtoWalk(Wire wire, long receivedAt, SampleSink sink) {
        this.wire = wire;
        this.point = new OtlpProtoPoint(wire, receivedAt, sink);
    }

    void resourceMetrics() throws UndecodableException {
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == SCOPE_METRICS) {
                int outer = wire.enter();
                scopeMetrics();
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
    }

    /** The metric of the sample that was handed out last. */
    OtlpMetric metric() {
        return new OtlpMetric(name.text(wire), unit.text(wire), kind, scope.text(wire));
    }

    private void scopeMetrics() throws UndecodableException {
        int from = wire.at;
        findScope();
        wire.at = from;
        long scopeHash = scope.hash(wire);
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == METRIC) {
                int outer = wire.enter();
                metric(scopeHash);
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
    }

    private void findScope() throws UndecodableException {
        scope.clear();
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == SCOPE) {
                int outer = wire.enter();
                findScopeName();
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
    }

    private void findScopeName() throws UndecodableException {
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == NAME) {
                scope.take(wire);
            } else {
                wire.skip(tag);
            }
        }
    }

    private void metric(long scopeHash) throws UndecodableException {
        name.clear();
        unit.clear();
        data.clear();
        int dataTag = 0;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case NAME -> name.take(wire);
                case UNIT -> unit.take(wire);
                case GAUGE, SUM, HISTOGRAM, EXPONENTIAL, SUMMARY -> {
                    dataTag = tag;
                    data.take(wire);
                }
                default -> wire.skip(tag);
            }
        }
        if (!data.isEmpty()) {
            long hash = Hash64.mix(Hash64.mix(scopeHash, name.hash(wire)), unit.hash(wire));
            data(dataTag, hash);
        }
    }

    private void data(int dataTag, long hash) throws UndecodableException {
        int outer = wire.end;
        wire.end = data.to;
        temporality = OtlpMetric.CUMULATIVE;
        monotonic = false;
        if (dataTag == SUM || dataTag == HISTOGRAM || dataTag == EXPONENTIAL) {
            findTemporality();
        }
        kind = kind(dataTag);
        points(dataTag, Hash64.mix(hash, (long) dataTag << 8 | kind.ordinal()));
        wire.leave(outer);
    }

    private Kind kind(int dataTag) {
        return switch (dataTag) {
            case SUM -> OtlpMetric.sum(temporality, monotonic);
            case HISTOGRAM, EXPONENTIAL -> OtlpMetric.histogram(temporality);
            case SUMMARY -> Kind.COUNTER;
            default -> Kind.GAUGE;
        };
    }

    private void findTemporality() throws UndecodableException {
        wire.at = data.from;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case TEMPORALITY -> temporality = (int) wire.varint();
                case MONOTONIC -> monotonic = wire.varint() != 0;
                default -> wire.skip(tag);
            }
        }
    }

    private void points(int dataTag, long hash) throws UndecodableException {
        wire.at = data.from;
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == POINT) {
                int outer = wire.enter();
                switch (dataTag) {
                    case HISTOGRAM -> point.histogram(this, hash);
                    case EXPONENTIAL -> point.exponential(this, hash);
                    case SUMMARY -> point.summary(this, hash);
                    default -> point.number(this, hash);
                }
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
    }
}
