package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One life of a data directory, from the first start over Ctrl-C and SIGKILL: each step goes on from the one before. */
@TestMethodOrder(OrderAnnotation.class)
class LifecycleTest {

    private static final int POSTGRES = Ports.anyFree();
    private static final int KAFKA = Ports.anyFree();

    @TempDir
    static Path data;

    private static Launcher launcher;

    private static Launcher start() {
        return Launcher.start(
                data, "--postgres-port", Integer.toString(POSTGRES), "--kafka-port", Integer.toString(KAFKA));
    }

    @BeforeAll
    static void firstStart() {
        launcher = start();
        launcher.awaitReady();
    }

    @AfterAll
    static void end() throws InterruptedException {
        launcher.close();
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = PostgresAccount.in(data).connect(POSTGRES, "weir");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static long messages() throws Exception {
        TopicPartition partition = new TopicPartition("weir.events", 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + KAFKA))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    @Test
    @Order(1)
    void everyCommitReachesTheDisk() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
    }

    @Test
    @Order(2)
    void listensOnThisMachineOnly() throws SQLException {
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    @Order(3)
    void hasTheTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + KAFKA))) {
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics)
                    .contains("weir.metrics", "otlp_metrics", "weir.profiles", "weir.events", "weir.dead-letter");
        }
    }

    @Test
    @Order(4)
    void tellsASecondOneThatItRuns() throws InterruptedException {
        Launcher second = start();

        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output()).contains("it already runs in this directory");
    }

    @Test
    @Order(5)
    void tellsAnotherDirectoryThatThePortsAreTaken(@TempDir Path other) throws InterruptedException {
        Launcher second = Launcher.start(
                other, "--postgres-port", Integer.toString(POSTGRES), "--kafka-port", Integer.toString(KAFKA));

        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output())
                .contains("port " + POSTGRES + " (PostgreSQL) is taken", "--postgres-port N", "--kafka-port N");
    }

    @Test
    @Order(6)
    void stopsInOrderOnCtrlC() throws Exception {
        ask("create table kept (value int); insert into kept values (42)");
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + KAFKA), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("weir.events", "kept")).get();
        }

        launcher.signal("INT");

        assertThat(launcher.awaitEnd()).isEqualTo(130);
        assertThat(launcher.output()).containsSubsequence("Kafka 4.1         stopped", "PostgreSQL 18     stopped");
    }

    @Test
    @Order(7)
    void goesOnWithTheDataAtTheNextStart() throws Exception {
        launcher = start().awaitReady();

        assertThat(ask("select value from kept")).isEqualTo("42");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    @Order(8)
    void goesOnAfterASigkill() throws Exception {
        ask("insert into kept values (43)");
        launcher.signal("KILL");
        launcher.awaitEnd();

        launcher = start().awaitReady();

        assertThat(launcher.output()).contains("Ended the PostgreSQL that an earlier, killed start left running");
        assertThat(ask("select count(*) from kept")).isEqualTo("2");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    @Order(9)
    void endsWithItsOthersWhenPostgresDies() throws Exception {
        String pid = java.nio.file.Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();

        assertThat(launcher.awaitEnd()).isEqualTo(1);
        assertThat(launcher.output()).contains("PostgreSQL 18 ended unexpectedly", "Kafka 4.1         stopped");
    }
}
