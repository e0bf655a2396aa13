package io.weir.whole;

import io.weir.testing.EmbeddedDatabase;
import io.weir.testing.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL and Kafka, started once for all tests of the whole; each test has a database and topics of its own. */
final class Services {

    private static final Services SHARED = start();

    private final EmbeddedDatabase database;
    private final EmbeddedKafka kafka;

    private Services(EmbeddedDatabase database, EmbeddedKafka kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    static Services shared() {
        return SHARED;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Makes an empty database. */
    void createDatabase(String name) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    String jdbcUrl(String name) {
        return database.jdbcUrl().replaceAll("/postgres$", "/" + name);
    }

    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(name), "postgres", "postgres");
    }

    void stopDatabase() throws IOException {
        database.stop();
    }

    void restartDatabase() throws IOException {
        database.restart();
    }

    private static Services start() {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start();
            EmbeddedKafka kafka = EmbeddedKafka.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database, kafka)));
            return new Services(database, kafka);
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
