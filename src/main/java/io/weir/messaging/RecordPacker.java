package io.weir.messaging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Packs what was polled into one record for each partition. The connector makes a message with metadata and maps out of
 * every record, even of a batch; where each carries one sample, that costs more than decoding it. The pack has the offset
 * of its last record, so that acknowledging it acknowledges all. Kafka makes it by its name, which is configured; on the
 * thread that polls.
 */
@RegisterForReflection
public final class RecordPacker implements ConsumerInterceptor<byte @Nullable [], Object> {

    /** For Kafka. */
    public RecordPacker() {}

    @Override
    public ConsumerRecords<byte @Nullable [], Object> onConsume(ConsumerRecords<byte @Nullable [], Object> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte @Nullable [], Object>>> packs = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            packs.put(partition, List.of(packed(polled.records(partition))));
        }
        return new ConsumerRecords<>(packs, polled.nextOffsets());
    }

    private static ConsumerRecord<byte @Nullable [], Object> packed(
            List<ConsumerRecord<byte @Nullable [], Object>> records) {
        ConsumerRecord<byte @Nullable [], Object> last = records.getLast();
        return new ConsumerRecord<>(
                last.topic(),
                last.partition(),
                last.offset(),
                last.timestamp(),
                last.timestampType(),
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                new RecordPack(records),
                new RecordHeaders(),
                last.leaderEpoch());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing depends on it.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        // There is nothing to choose.
    }
}
