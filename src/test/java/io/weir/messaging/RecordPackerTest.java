package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordPackerTest {

    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final RecordPacker packer = new RecordPacker();

    @Test
    void aPackStandsForAllOfItsPartition() {
        ConsumerRecords<byte[], Object> packed = packer.onConsume(polled(3, 2));

        assertThat(packed.records(FIRST)).extracting(ConsumerRecord::offset).containsExactly(2L);
        assertThat(packed.records(SECOND)).extracting(ConsumerRecord::offset).containsExactly(1L);
        assertThat(packed.nextOffsets()).containsEntry(FIRST, new OffsetAndMetadata(3));
    }

    @Test
    void whatWasPackedComesOutInItsOrder() {
        List<Received> all = KafkaReceived.all(packer.onConsume(polled(3, 2)));

        assertThat(all)
                .extracting(one -> one.partition() + "@" + one.offset() + " "
                        + new String(one.payload().bytes(), StandardCharsets.UTF_8))
                .containsSubsequence("0@0 a", "0@1 b", "0@2 c")
                .containsSubsequence("1@0 a", "1@1 b")
                .hasSize(5);
    }

    @Test
    void whereNothingIsPackedNothingIsLost() {
        assertThat(KafkaReceived.all(polled(3, 2))).hasSize(5);
    }

    @Test
    void ofNothingNothingIsPacked() {
        assertThat(packer.onConsume(new ConsumerRecords<>(Map.of(), Map.of())).isEmpty())
                .isTrue();
    }

    private static ConsumerRecords<byte[], Object> polled(int first, int second) {
        return new ConsumerRecords<>(
                Map.of(FIRST, records(FIRST, first), SECOND, records(SECOND, second)),
                Map.of(FIRST, new OffsetAndMetadata(first), SECOND, new OffsetAndMetadata(second)));
    }

    private static List<ConsumerRecord<byte[], Object>> records(TopicPartition partition, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ConsumerRecord<byte[], Object>(
                        partition.topic(), partition.partition(), i, new byte[0], new byte[] {(byte) ('a' + i)}))
                .toList();
    }
}
