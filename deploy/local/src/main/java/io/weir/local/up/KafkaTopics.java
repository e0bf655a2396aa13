package io.weir.local.up;

import io.weir.local.common.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that Weir and its sources rely on. */
final class KafkaTopics {

    private static final List<NewTopic> TOPICS = List.of(
            new NewTopic("weir.metrics", 3, (short) 1),
            new NewTopic("otlp_metrics", 3, (short) 1),
            new NewTopic("weir.profiles", 1, (short) 1),
            new NewTopic("weir.events", 1, (short) 1),
            new NewTopic("weir.findings", 1, (short) 1),
            new NewTopic("weir.alerts", 1, (short) 1),
            new NewTopic("weir.dead-letter", 1, (short) 1));

    private KafkaTopics() {}

    /** Creates those that are missing; returns when the broker answers for all of them. */
    static void create(String bootstrap) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            Set<String> there = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    TOPICS.stream().filter(t -> !there.contains(t.name())).toList();
            admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.ofMachine("Kafka started but does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.ofMachine("interrupted");
        }
    }
}
