package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.Map;

/** Reads one data point of any type. Reused for all points of a message. */
final class OtlpProtoPoint {

    private static final int NO_RECORDED_VALUE = 1;
    private static final int TIME = 3 << 3 | Wire.FIXED64;
    private static final int COUNT = 4 << 3 | Wire.FIXED64;
    private static final int SUM = 5 << 3 | Wire.FIXED64;
    private static final int ATTRIBUTES = 7 << 3 | Wire.BYTES;
    private static final int FLAGS = 8 << 3;

    private final Wire wire;
    private final long receivedAt;
    private final SampleSink sink;
    private int[] attributes = new int[8];
    private int attributeEnds;
    private final Counts counts = new Counts();
    private final Counts bounds = new Counts();
    private final Counts negative = new Counts();
    private int offset;
    private int negativeOffset;
    private long atMillis;
    private long hash;
    private long flags;
    private double count;
    private double sum;

    OtlpProtoPoint(Wire wire, long receivedAt, SampleSink sink) {
        this.wire = wire;
        this.receivedAt = receivedAt;
        this.sink = sink;
    }

    /** The attributes of the point that was handed out last. */
    Map<String, String> attributes() throws UndecodableException {
        return OtlpProtoAttributes.of(wire.bytes, attributes, attributeEnds);
    }

    void number(OtlpProtoWalk walk, long metricHash) throws UndecodableException {
        begin(metricHash);
        double value = Double.NaN;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case ATTRIBUTES -> attribute();
                case TIME -> time();
                case COUNT -> value = wire.float64();
                case 6 << 3 | Wire.FIXED64 -> value = wire.fixed64();
                case FLAGS -> flags = wire.varint();
                default -> wire.skip(tag);
            }
        }
        emit(walk, Part.VALUE, 0, value, hash);
    }

    void histogram(OtlpProtoWalk walk, long metricHash) throws UndecodableException {
        begin(metricHash);
        counts.clear();
        bounds.clear();
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 9 << 3 | Wire.BYTES -> attribute();
                case TIME -> time();
                case COUNT -> count = unsigned(wire.fixed64());
                case SUM -> sum = wire.float64();
                case 6 << 3 | Wire.BYTES -> packedFixed();
                case 6 << 3 | Wire.FIXED64 -> counts.add(unsigned(wire.fixed64()));
                case 7 << 3 | Wire.BYTES -> packedDoubles();
                case 7 << 3 | Wire.FIXED64 -> bounds.add(wire.float64());
                case 10 << 3 -> flags = wire.varint();
                default -> wire.skip(tag);
            }
        }
        if (counts.size() == bounds.size() + 1) {
            buckets(walk);
        }
        sumAndCount(walk);
    }

    void exponential(OtlpProtoWalk walk, long metricHash) throws UndecodableException {
        begin(metricHash);
        counts.clear();
        negative.clear();
        offset = 0;
        negativeOffset = 0;
        int scale = 0;
        double zeros = 0;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 1 << 3 | Wire.BYTES -> attribute();
                case TIME -> time();
                case COUNT -> count = unsigned(wire.fixed64());
                case SUM -> sum = wire.float64();
                case 6 << 3 -> scale = wire.signedVarint();
                case 7 << 3 | Wire.FIXED64 -> zeros = unsigned(wire.fixed64());
                case 8 << 3 | Wire.BYTES -> offset = exponentialBuckets(counts);
                case 9 << 3 | Wire.BYTES -> negativeOffset = exponentialBuckets(negative);
                case 10 << 3 -> flags = wire.varint();
                default -> wire.skip(tag);
            }
        }
        rebased(walk, scale, zeros);
        sumAndCount(walk);
    }

    void summary(OtlpProtoWalk walk, long metricHash) throws UndecodableException {
        begin(metricHash);
        sum = 0;
        counts.clear();
        bounds.clear();
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case ATTRIBUTES -> attribute();
                case TIME -> time();
                case COUNT -> count = unsigned(wire.fixed64());
                case SUM -> sum = wire.float64();
                case 6 << 3 | Wire.BYTES -> quantile();
                case FLAGS -> flags = wire.varint();
                default -> wire.skip(tag);
            }
        }
        for (int i = 0; i < bounds.size(); i++) {
            double q = bounds.get(i);
            emit(walk, Part.QUANTILE, q, counts.get(i), Hash64.mix(hash, Double.doubleToRawLongBits(q)));
        }
        sumAndCount(walk);
    }

    private void begin(long metricHash) {
        hash = metricHash;
        atMillis = receivedAt;
        attributeEnds = 0;
        flags = 0;
        // Fields of value 0 are not sent, unless they are marked as optional, as a histogram's sum is.
        count = 0;
        sum = Double.NaN;
    }

    private void emit(OtlpProtoWalk walk, Part part, double bound, double value, long seriesHash)
            throws UndecodableException {
        double recorded = (flags & NO_RECORDED_VALUE) != 0 ? Double.NaN : value;
        sink.sample(walk, this, part, bound, atMillis, recorded, seriesHash);
    }

    private void buckets(OtlpProtoWalk walk) throws UndecodableException {
        double running = 0;
        for (int i = 0; i < counts.size(); i++) {
            running += counts.get(i);
            double bound = i < bounds.size() ? bounds.get(i) : Double.POSITIVE_INFINITY;
            emit(walk, Part.BUCKET, bound, running, Hash64.mix(hash, Double.doubleToRawLongBits(bound)));
        }
    }

    private void rebased(OtlpProtoWalk walk, int scale, double zeros) throws UndecodableException {
        ExponentialBuckets.Cumulative all =
                ExponentialBuckets.of(scale, zeros, negative, negativeOffset, counts, offset, count);
        for (int i = 0; i < all.bounds().length; i++) {
            double bound = all.bounds()[i];
            emit(walk, Part.BUCKET, bound, all.counts()[i], Hash64.mix(hash, Double.doubleToRawLongBits(bound)));
        }
    }

    private void sumAndCount(OtlpProtoWalk walk) throws UndecodableException {
        emit(walk, Part.SUM, 0, sum, Hash64.mix(hash, 1));
        emit(walk, Part.COUNT, 0, count, Hash64.mix(hash, 2));
    }

    private void attribute() throws UndecodableException {
        int to = wire.lengthEnd();
        if (attributeEnds + 2 > attributes.length) {
            attributes = Arrays.copyOf(attributes, 2 * attributes.length);
        }
        attributes[attributeEnds++] = wire.at;
        attributes[attributeEnds++] = to;
        hash = Hash64.mix(hash, Hash64.of(wire.bytes, wire.at, to));
        wire.at = to;
    }

    private void time() throws UndecodableException {
        long nanos = wire.fixed64();
        if (nanos != 0) {
            atMillis = nanos < 0 ? Long.MAX_VALUE : nanos / 1_000_000;
        }
    }

    private void packedFixed() throws UndecodableException {
        int outer = wire.enter();
        while (wire.more()) {
            counts.add(unsigned(wire.fixed64()));
        }
        wire.leave(outer);
    }

    private void packedDoubles() throws UndecodableException {
        int outer = wire.enter();
        while (wire.more()) {
            bounds.add(wire.float64());
        }
        wire.leave(outer);
    }

    private int exponentialBuckets(Counts into) throws UndecodableException {
        int outer = wire.enter();
        int first = 0;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 1 << 3 -> first = wire.signedVarint();
                case 2 << 3 | Wire.BYTES -> packedVarints(into);
                case 2 << 3 -> into.add(unsigned(wire.varint()));
                default -> wire.skip(tag);
            }
        }
        wire.leave(outer);
        return first;
    }

    private void packedVarints(Counts into) throws UndecodableException {
        int outer = wire.enter();
        while (wire.more()) {
            into.add(unsigned(wire.varint()));
        }
        wire.leave(outer);
    }

    private void quantile() throws UndecodableException {
        int outer = wire.enter();
        double quantile = 0;
        double value = 0;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 1 << 3 | Wire.FIXED64 -> quantile = wire.float64();
                case 2 << 3 | Wire.FIXED64 -> value = wire.float64();
                default -> wire.skip(tag);
            }
        }
        wire.leave(outer);
        bounds.add(quantile);
        counts.add(value);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }
}
