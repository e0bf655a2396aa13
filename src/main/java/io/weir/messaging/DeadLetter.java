package io.weir.messaging;

import io.weir.ingest.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A message that cannot be used, as it goes to the dead letters: the bytes and headers as they came, and why.
 *
 * @param record the message
 * @param refusal why it was refused
 */
record DeadLetter(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Taken.Refused refusal) {

    /** What is kept of a message that is too large. */
    static final int PART = 64 << 10;

    private static final int LONGEST_MESSAGE = 2_000;

    /** The bytes, or their beginning. */
    byte[] bytes(boolean whole) {
        byte[] value = record.value();
        if (value == null) {
            return new byte[0];
        }
        return whole || value.length <= PART ? value : Arrays.copyOf(value, PART);
    }

    /** The message's own headers and those that tell why it is here and where it was. */
    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!MessageHeaders.internal(header)) {
                headers.add(header);
            }
        }
        byte[] value = record.value();
        add(headers, "weir-reason", refusal.code());
        add(headers, "weir-message", shortened(refusal.message()));
        add(headers, "weir-topic", record.topic());
        add(headers, "weir-partition", Integer.toString(record.partition()));
        add(headers, "weir-offset", Long.toString(record.offset()));
        add(headers, "weir-timestamp", Long.toString(record.timestamp()));
        add(headers, "weir-size", Integer.toString(value == null ? 0 : value.length));
        if (record.key() != null) {
            headers.add("weir-key", record.key());
        }
        return headers;
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
