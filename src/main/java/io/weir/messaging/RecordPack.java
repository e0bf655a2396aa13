package io.weir.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of one partition in their order, passed on as the value of one.
 *
 * @param records at least one
 */
record RecordPack(List<ConsumerRecord<byte @Nullable [], Object>> records) {}
