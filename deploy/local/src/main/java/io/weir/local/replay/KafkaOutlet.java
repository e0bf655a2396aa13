package io.weir.local.replay;

import io.weir.local.common.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends lines to a topic; the key is the recording's name, so that its lines stay in order. */
final class KafkaOutlet implements Player.Outlet, AutoCloseable {

    private static final String PATIENCE_MILLIS = "4000";

    private final String topic;
    private final Producer<String, String> producer;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private KafkaOutlet(String topic, Producer<String, String> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /** Connects, and complains when there is no broker or no such topic. */
    static KafkaOutlet to(String bootstrap, String topic) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                "default.api.timeout.ms",
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
        } catch (KafkaException e) {
            throw Problem.ofInput("'" + bootstrap + "' is not the address of a broker: it must be like HOST:PORT.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? Problem.ofInput("the broker at " + bootstrap + " has no topic " + topic
                            + ": create it, or name another one with --topic.")
                    : Problem.ofInput("no Kafka broker answers at " + bootstrap
                            + ": start one with ./weir up, or name yours with --bootstrap HOST:PORT.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.ofInput("interrupted.");
        }
        return new KafkaOutlet(topic, producer(bootstrap));
    }

    private static Producer<String, String> producer(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @Override
    public void send(String name, String line) {
        Exception earlier = failure.get();
        if (earlier != null) {
            throw Problem.ofMachine("the broker did not take a line: " + earlier.getMessage());
        }
        Future<?> _ = producer.send(new ProducerRecord<>(topic, name, line), (sent, problem) -> {
            if (problem == null) {
                acknowledged.incrementAndGet();
            } else {
                failure.compareAndSet(null, problem);
            }
        });
    }

    /** Lines that the broker has acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Waits for the lines that are still under way. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(30));
    }
}
