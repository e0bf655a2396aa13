package io.weir.whole;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a group has still to acknowledge, as the broker has it: right even while the consumer asks for nothing. */
final class Backlog {

    private Backlog() {}

    /** Messages of the topics that the group of this name reads, behind what it has acknowledged. */
    static long of(String group) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", Services.shared().bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            Map<TopicPartition, OffsetAndMetadata> acknowledged = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(acknowledged.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return acknowledged.entrySet().stream()
                    .mapToLong(entry ->
                            ends.get(entry.getKey()).offset() - entry.getValue().offset())
                    .sum();
        }
    }
}
