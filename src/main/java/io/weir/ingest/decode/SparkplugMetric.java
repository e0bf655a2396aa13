package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one metric of Sparkplug. Reused for all of a message. */
final class SparkplugMetric {

    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 4;

    private final Wire wire;
    private final Batch into;
    private final long source;
    private final long sentAt;
    private final String device;
    private final long deviceHash;
    private final Map<Long, SparkplugBirths.Known> known;
    private final @Nullable SourceIdentity who;
    private final Map<Long, SparkplugBirths.Known> born = new HashMap<>();
    private final Span name = new Span();
    private long alias;
    private int type;
    private long at;
    private boolean hasValue;
    private boolean isNull;
    private boolean isInteger;
    private long bits;
    private double real;

    SparkplugMetric(
            Wire wire,
            Batch into,
            long source,
            long sentAt,
            String device,
            Map<Long, SparkplugBirths.Known> known,
            @Nullable SourceIdentity who) {
        this.wire = wire;
        this.into = into;
        this.source = source;
        this.sentAt = sentAt;
        this.device = device;
        this.deviceHash = Hash64.of(device);
        this.known = known;
        this.who = who;
    }

    /** The aliases that were told together with names. */
    Map<Long, SparkplugBirths.Known> born() {
        return born;
    }

    void read() throws UndecodableException {
        fields();
        String text = named();
        if (!hasValue || text.startsWith("Node Control/") || text.startsWith("Device Control/")) {
            return;
        }
        into.add(source, Hash64.mix(deviceHash, Hash64.of(text)), at, isNull ? Double.NaN : value());
        if (who != null) {
            Map<String, String> labels = device.isEmpty() ? Map.of() : Map.of("device", device);
            into.name(who, new SeriesIdentity(text, labels, Kind.UNKNOWN, ""));
        }
    }

    private void fields() throws UndecodableException {
        name.clear();
        alias = -1;
        type = 0;
        at = sentAt;
        hasValue = false;
        isNull = false;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case 1 << 3 | Wire.BYTES -> name.take(wire);
                case 2 << 3 -> alias = wire.varint();
                case 3 << 3 -> at = wire.varint();
                case 4 << 3 -> type = (int) wire.varint();
                case 7 << 3 -> isNull = wire.varint() != 0;
                case 10 << 3, 11 << 3, 14 << 3 -> integer(wire.varint());
                case 12 << 3 | Wire.FIXED32 -> real(Float.intBitsToFloat(wire.fixed32()));
                case 13 << 3 | Wire.FIXED64 -> real(wire.float64());
                default -> wire.skip(tag);
            }
        }
        hasValue |= isNull;
    }

    private void integer(long value) {
        hasValue = true;
        isInteger = true;
        bits = value;
    }

    private void real(double value) {
        hasValue = true;
        isInteger = false;
        real = value;
    }

    private String named() throws UndecodableException {
        if (!name.isEmpty()) {
            String text = name.text(wire);
            if (alias >= 0) {
                born.put(alias, new SparkplugBirths.Known(text, type));
            }
            return text;
        }
        SparkplugBirths.Known told = known.get(alias);
        if (told == null) {
            throw new UndecodableException(
                    "no-birth",
                    "the metric of alias " + alias + " has no name and no birth that names it was seen: let the node"
                            + " be born again (Node Control/Rebirth), then send this message again");
        }
        type = type == 0 ? told.type() : type;
        return told.name();
    }

    // Signed numbers of 32 bits and less come as unsigned ones of 32.
    private double value() {
        if (!isInteger) {
            return real;
        }
        return switch (type) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            case INT64 -> bits;
            default -> bits >= 0 ? bits : (bits >>> 1) * 2.0;
        };
    }
}
