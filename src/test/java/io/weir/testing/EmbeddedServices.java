package io.weir.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Real PostgreSQL and real Kafka for every {@code @QuarkusTest}: use it as
 * {@code @QuarkusTestResource(EmbeddedServices.class)}. They are started once and live as long as the test's process;
 * tests share them, so each makes its own sources and looks only at those.
 */
public final class EmbeddedServices implements QuarkusTestResourceLifecycleManager {

    private static final String JDBC_URL = "weir.test.jdbc-url";
    private static final String BOOTSTRAP = "weir.test.kafka";

    /** Where the database is, once a test has started it. */
    public static String jdbcUrl() {
        return System.getProperty(JDBC_URL);
    }

    /** Where Kafka is, once a test has started it. */
    public static String bootstrapServers() {
        return System.getProperty(BOOTSTRAP);
    }

    // Classes are loaded anew for each application under test; the system properties are not.
    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            if (System.getProperty(JDBC_URL) == null) {
                launch();
            }
        }
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", jdbcUrl());
        configuration.put("quarkus.datasource.reactive.url", jdbcUrl().substring("jdbc:".length()));
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        configuration.put("kafka.bootstrap.servers", bootstrapServers());
        configuration.put("weir.gateway.enabled", "true");
        configuration.put("mp.messaging.incoming.events.enabled", "true");
        // Several builds may run side by side.
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    @Override
    public void stop() {
        // They end with the process: the next test goes on with them.
    }

    private static void launch() {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start();
            EmbeddedKafka kafka = EmbeddedKafka.start();
            System.setProperty(JDBC_URL, database.jdbcUrl());
            System.setProperty(BOOTSTRAP, kafka.bootstrapServers());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database, kafka)));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL or Kafka did not start", e);
        }
    }

    private static void close(EmbeddedDatabase database, EmbeddedKafka kafka) {
        try (database;
                kafka) {
            // closing is all there is to do
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL or Kafka did not stop", e);
        }
    }
}
