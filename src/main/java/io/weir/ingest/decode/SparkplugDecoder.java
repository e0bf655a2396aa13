package io.weir.ingest.decode;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sparkplug B, from MQTT topics {@code spBv1.0/group/TYPE/node/device}. A metric that has only an alias is looked up in
 * the latest birth that this decoder saw of its node or device. Without it the message is refused, for a value under a
 * wrong name would be worse than one in the dead letters, from where it can be sent again after a birth.
 */
public final class SparkplugDecoder implements PayloadDecoder {

    private static final long EARLIEST = 946_684_800_000L;
    private static final long LATEST = 4_102_444_800_000L;
    private static final int TIMESTAMP = 1 << 3;
    private static final int METRIC = 2 << 3 | Wire.BYTES;
    private static final int SEQUENCE = 3 << 3;

    private final IdentityRules identity;
    private final long salt = Hash64.of(format());
    private final SparkplugBirths births = new SparkplugBirths();

    /** @param identity how the message tells the source where the topic does not */
    public SparkplugDecoder(IdentityRules identity) {
        this.identity = identity;
    }

    @Override
    public String format() {
        return "sparkplug-b";
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        if (bytes.length < 8 || bytes[0] != TIMESTAMP) {
            return SparkplugTopic.of(payload.topic()) != null && bytes.length > 0 && bytes[0] == METRIC;
        }
        try {
            Wire wire = new Wire(bytes, 1, bytes.length);
            long at = wire.varint();
            int next = wire.more() ? wire.tag() : 0;
            return at > EARLIEST && at < LATEST && (next == METRIC || next == SEQUENCE);
        } catch (UndecodableException e) {
            return false;
        }
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) throws UndecodableException {
        SparkplugTopic topic = SparkplugTopic.of(payload.topic());
        if (topic != null && topic.command()) {
            return List.of();
        }
        // The names must be those of now, whatever is born until somebody asks for them.
        Map<Long, SparkplugBirths.Known> known = topic == null ? Map.of() : births.of(topic.edge());
        Batch batch = Batch.ofValues(payload.bytes().length);
        SparkplugMetric metric = walk(payload, topic, known, batch);
        if (topic != null && topic.birth()) {
            births.keep(topic.edge(), !topic.device().isEmpty(), metric.born());
        }
        return batch.frames(salt, new Memo<>(() -> names(payload, topic, known)));
    }

    private Batch.Names names(Payload payload, @Nullable SparkplugTopic topic, Map<Long, SparkplugBirths.Known> known) {
        Batch batch = Batch.ofNames();
        try {
            walk(payload, topic, known, batch);
        } catch (UndecodableException e) {
            throw new IllegalArgumentException("a name: " + e.getMessage(), e);
        }
        return batch.names();
    }

    private SparkplugMetric walk(
            Payload payload, @Nullable SparkplugTopic topic, Map<Long, SparkplugBirths.Known> known, Batch into)
            throws UndecodableException {
        Wire wire = new Wire(payload.bytes(), 0, payload.bytes().length);
        long at = timestamp(wire, payload.receivedAt().toEpochMilli());
        SparkplugMetric metric = new SparkplugMetric(
                wire,
                into,
                topic == null ? IdentityRules.hashOfMessage(payload) : Hash64.mix(salt, Hash64.of(topic.edge())),
                at,
                topic == null ? "" : topic.device(),
                known,
                into.naming() ? source(payload, topic) : null);
        wire.at = 0;
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == METRIC) {
                int outer = wire.enter();
                metric.read();
                wire.leave(outer);
            } else {
                wire.skip(tag);
            }
        }
        return metric;
    }

    private SourceIdentity source(Payload payload, @Nullable SparkplugTopic topic) {
        return topic == null ? identity.ofMessage(payload) : topic.source(identity, payload);
    }

    private static long timestamp(Wire wire, long receivedAt) throws UndecodableException {
        long at = receivedAt;
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == TIMESTAMP) {
                at = wire.varint();
            } else {
                wire.skip(tag);
            }
        }
        return at;
    }
}
