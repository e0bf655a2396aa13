package io.weir.messaging;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Drops;
import io.weir.ingest.Intake;
import io.weir.ingest.Payload;
import io.weir.ingest.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** The messages of one batch, decoded. */
final class MessageBatch {

    /** About what a message needs in memory besides its bytes: much, where each carries one sample. */
    private static final int AROUND = 600;

    private final List<Kept> kept = new ArrayList<>();
    private final List<DeadLetter> refused = new ArrayList<>();
    private long bytes;
    private long oldest = Long.MAX_VALUE;

    /**
     * A message that was decoded.
     *
     * @param record the message
     * @param taken what it held
     */
    record Kept(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Taken.Kept taken) {}

    private MessageBatch() {}

    static MessageBatch of(ConsumerRecords<byte @Nullable [], byte @Nullable []> records, Intake intake, Instant now) {
        MessageBatch batch = new MessageBatch();
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : records) {
            batch.oldest = Math.min(batch.oldest, record.timestamp());
            batch.bytes += AROUND + Math.max(0, record.serializedValueSize());
            switch (intake.take(payload(record), now)) {
                case Taken.Kept taken -> batch.kept.add(new Kept(record, taken));
                case Taken.Refused refusal -> batch.refused.add(new DeadLetter(record, refusal));
            }
        }
        return batch;
    }

    List<Kept> kept() {
        return kept;
    }

    List<DeadLetter> refused() {
        return refused;
    }

    /** What its messages need in memory, in bytes. */
    long bytes() {
        return bytes;
    }

    /** When the broker, or who sent it, stamped the oldest message. */
    Instant oldest() {
        return Instant.ofEpochMilli(oldest);
    }

    List<DecodedFrame> frames() {
        List<DecodedFrame> frames = new ArrayList<>(kept.size());
        kept.forEach(one -> frames.addAll(one.taken().frames()));
        return frames;
    }

    Drops drops() {
        Drops drops = new Drops();
        kept.forEach(one -> drops.add(one.taken().drops()));
        return drops;
    }

    private static Payload payload(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        byte[] key = record.key();
        byte[] value = record.value();
        return new Payload(
                record.topic(),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                MessageHeaders.texts(record.headers()),
                Instant.ofEpochMilli(record.timestamp()),
                value == null ? new byte[0] : value);
    }
}
