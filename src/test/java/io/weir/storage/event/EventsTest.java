package io.weir.storage.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is written to the database in one transaction arrives on the broker, and has the form that is documented. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name = "p-" + UUID.randomUUID();

    @Test
    void aFindingIsToldWithItsSuggestionsAndAgainWhenItIsResolved() throws Exception {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            long finding = finding(connection);
            run(
                    connection,
                    "insert into suggestion (finding_id, position, setting, stage, action, from_value, to_value, effect,"
                            + " reason, risk) values (?, 0, 'batch', 's', 'INCREASE', '16', '128', '{}', 'because', 'none')",
                    finding);
            connection.commit();
            run(connection, "update finding set last_seen = now() where id = ?", finding);
            connection.commit();
            run(connection, "update finding set resolved_at = now(), resolved_why = 'gone' where id = ?", finding);
            connection.commit();
        }

        List<JsonNode> events = read("weir.findings", 2);

        assertThat(events)
                .extracting(e -> e.at("/type").asText())
                .containsExactly("finding.opened", "finding.resolved");
        assertThat(events.getFirst().at("/finding/suggestions/0/to").asText()).isEqualTo("128");
        assertThat(events.getFirst().at("/finding/pipeline").asText()).isEqualTo(name);
        assertThat(events).allSatisfy(event -> assertThat(errors(event)).isEmpty());
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            finding(connection);
            connection.rollback();
            finding(connection);
            connection.commit();
        }

        assertThat(read("weir.findings", 2)).hasSize(1);
    }

    @Test
    void anAlertIsToldAtEachOfItsStates() throws Exception {
        try (Connection connection = connect()) {
            long alert = insert(
                    connection,
                    "insert into alert (pipeline_id, fingerprint, state, labels, annotations, starts_at)"
                            + " values (1, ?, 'PENDING', '{\"alertname\":\"A\"}', '{}', now()) returning id",
                    name);
            run(connection, "update alert set state = 'FIRING', fired_at = now() where id = ?", alert);
            run(connection, "update alert set state = 'RESOLVED', ends_at = now() where id = ?", alert);
        }

        List<JsonNode> events = read("weir.alerts", 3);

        assertThat(events)
                .extracting(e -> e.at("/type").asText())
                .containsExactly("alert.pending", "alert.firing", "alert.resolved");
        assertThat(events).extracting(e -> e.at("/id").asText()).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> assertThat(errors(event)).isEmpty());
    }

    private long finding(Connection connection) throws SQLException {
        long source = insert(
                connection,
                "insert into source (fingerprint, name, attributes) values (gen_random_uuid(), ?, '{}') returning id",
                name);
        long pipeline = insert(
                connection,
                "insert into pipeline (source_id, name, adapter, engine, model, first_seen, last_seen)"
                        + " values (?, ?, 'a', 'otel-java', '{}', now(), now()) returning id",
                source,
                name);
        return insert(
                connection,
                "insert into finding (pipeline_id, analyzer, code, kind, stage, severity, confidence, title, explanation,"
                        + " evidence, first_seen, last_seen) values (?, 'bottleneck', 'b.sink', 'BOTTLENECK', 's', 2, 0.9,"
                        + " 't', 'e', '[]', now(), now()) returning id",
                pipeline);
    }

    private List<JsonNode> read(String topic, int count) throws IOException {
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            List<JsonNode> events = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record :
                    broker.read(topic, count, r -> new String(r.value(), StandardCharsets.UTF_8).contains(name))) {
                events.add(JSON.readTree(record.value()));
            }
            return events;
        }
    }

    private static List<?> errors(JsonNode event) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(Files.readString(Path.of("..", "docs", "weir-events.schema.json"))));
        return schema.validate(event);
    }

    private static long insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(EmbeddedServices.jdbcUrl(), "postgres", "postgres");
    }
}
