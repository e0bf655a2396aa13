package io.weir.messaging;

import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message off Kafka.
 *
 * @param record as the client gave it
 */
record KafkaReceived(ConsumerRecord<byte @Nullable [], Object> record) implements Received {

    private static final byte[] NOTHING = new byte[0];

    /** All messages of a batch, packed or not, in the order of each partition. */
    static List<Received> all(ConsumerRecords<byte @Nullable [], Object> batch) {
        List<Received> all = new ArrayList<>();
        for (ConsumerRecord<byte @Nullable [], Object> record : batch) {
            if (record.value() instanceof RecordPack pack) {
                for (ConsumerRecord<byte @Nullable [], Object> one : pack.records()) {
                    all.add(new KafkaReceived(one));
                }
            } else {
                all.add(new KafkaReceived(record));
            }
        }
        return all;
    }

    @Override
    public Payload payload() {
        byte[] key = record.key();
        return new Payload(
                record.topic(),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                MessageHeaders.texts(record.headers()),
                Instant.ofEpochMilli(record.timestamp()),
                record.value() instanceof byte[] bytes ? bytes : NOTHING);
    }

    @Override
    public byte @Nullable [] key() {
        return record.key();
    }

    @Override
    public List<MessageHeader> headers() {
        List<MessageHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (!MessageHeaders.internal(header)) {
                headers.add(new MessageHeader(header.key(), header.value() == null ? NOTHING : header.value()));
            }
        }
        return headers;
    }

    @Override
    public int partition() {
        return record.partition();
    }

    @Override
    public long offset() {
        return record.offset();
    }
}
