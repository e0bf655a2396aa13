package io.weir.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weir.testing.Broker;
import io.weir.testing.Certificates;
import io.weir.testing.EmbeddedKafka;
import io.weir.testing.Scratch;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, SASL and a pattern of topics are options of Kafka's clients, and go through; no other broker is asked after. */
class SecuredKafkaIT {

    private static final String NAME = "secured_kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void metricsOfAPatternComeOverTlsAndSasl() throws Exception {
        Certificates certificates = Certificates.in(directory);
        int locked = Scratch.freePort();
        Services.shared().createDatabase(NAME);
        try (EmbeddedKafka kafka = EmbeddedKafka.locked(locked, certificates, "weir", "s3cret");
                Broker broker = new Broker(kafka.bootstrapServers())) {
            send(broker, "metrics.edge", 1);
            send(broker, "other", 1);
            try (WeirProcess weir = new WeirProcess(NAME, "256m", options(locked, certificates));
                    Connection connection = Services.shared().connect(NAME)) {
                send(broker, "metrics.core", 2);

                await().atMost(PATIENCE).until(() -> Ledger.frames(connection) == 2);
                assertThat(weir.health())
                        .contains("\"status\": \"UP\"")
                        .doesNotContainIgnoringCase("amqp")
                        .doesNotContainIgnoringCase("mqtt");
            }
        }
    }

    private static Map<String, String> options(int port, Certificates certificates) {
        Map<String, String> options = new HashMap<>();
        options.put("kafka.bootstrap.servers", "127.0.0.1:" + port);
        options.put("kafka.security.protocol", "SASL_SSL");
        options.put("kafka.sasl.mechanism", "PLAIN");
        options.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"weir\" password=\"s3cret\";");
        options.put("kafka.ssl.truststore.type", "PKCS12");
        options.put("kafka.ssl.truststore.location", certificates.trust().toString());
        options.put("kafka.ssl.truststore.password", Certificates.PASSWORD);
        options.put("mp.messaging.incoming.metrics.topics", "");
        options.put("mp.messaging.incoming.metrics.pattern", "true");
        options.put("mp.messaging.incoming.metrics.topic", "metrics\\..*");
        options.put("mp.messaging.incoming.metrics.metadata.max.age.ms", "1000");
        return options;
    }

    private static void send(Broker broker, String topic, int value) {
        String message = "{\"source\":{\"service.name\":\"secured\"},\"time\":" + (System.currentTimeMillis() + value)
                + ",\"samples\":[{\"name\":\"queue.size\",\"value\":" + value + "}]}";
        broker.send(topic, message.getBytes(UTF_8));
        broker.flush();
    }
}
