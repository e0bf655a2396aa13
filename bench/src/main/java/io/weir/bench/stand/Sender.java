package io.weir.bench.stand;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends messages as the reference workload says: zstd, acknowledged by the broker. */
public final class Sender implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final KafkaProducer<String, byte[]> producer;

    public Sender(String bootstrap, int lingerMillis) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "acks", "all",
                        "compression.type", "zstd",
                        "linger.ms", Integer.toString(lingerMillis),
                        "batch.size", "262144",
                        "buffer.memory", "67108864"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Makes topics whose messages carry the time at which the broker appended them. */
    public static void createTopics(String bootstrap, List<String> names)
            throws ExecutionException, InterruptedException {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime", "retention.bytes", "-1")))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get();
        }
    }

    public Future<RecordMetadata> send(String topic, String key, byte[] value) {
        return producer.send(new ProducerRecord<>(topic, key, value));
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
