package io.weir.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of the broker, to send to and to look into from outside. */
final class Topic implements AutoCloseable {

    private static final String LARGEST = Integer.toString(60 << 20);

    private final String name;
    private final KafkaProducer<String, byte @Nullable []> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Topic(String name) {
        this(name, Services.shared().bootstrapServers());
    }

    Topic(String name, String bootstrapServers) {
        this.name = name;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "linger.ms", "1",
                        // A broker that was killed comes back: nothing may be given up meanwhile.
                        "max.block.ms", "300000",
                        "delivery.timeout.ms", "300000",
                        "buffer.memory", "130000000",
                        "max.request.size", LARGEST),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends a message; {@link #flush} tells whether it arrived. */
    void send(String key, byte @Nullable [] value) {
        sent.add(producer.send(new ProducerRecord<>(name, key, value)));
    }

    /** Sends a message and tells whether it arrived. */
    void send(String key, byte[] value, Callback arrived) {
        producer.send(new ProducerRecord<>(name, key, value), arrived);
    }

    /** Waits until the broker has everything. */
    void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    /** All messages of a topic, read until there have been as many as wanted, or the time is over. */
    static List<ConsumerRecord<String, byte[]>> read(String topic, int wanted, Duration patience) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put("bootstrap.servers", Services.shared().bootstrapServers());
        configuration.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList());
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            long end = System.nanoTime() + patience.toNanos();
            while (all.size() < wanted && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            // One more than wanted would be wrong too.
            consumer.poll(Duration.ofMillis(300)).forEach(all::add);
            return all;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
