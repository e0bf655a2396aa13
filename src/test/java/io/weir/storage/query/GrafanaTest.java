package io.weir.storage.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.weir.ingest.FrameStore;
import io.weir.testing.EmbeddedServices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every query of the dashboard runs, with what Grafana puts in the place of its macros and variables. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class GrafanaTest {

    private static final Path DASHBOARD = Path.of("../deploy/grafana/weir.json");

    private final String run = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant end = Instant.now();
    private final Pool pool;
    private final FrameStore frames;

    GrafanaTest(Pool pool, FrameStore frames) {
        this.pool = pool;
        this.frames = frames;
    }

    @Test
    void everyQueryOfTheDashboardRuns() throws Exception {
        new Reports(run).send(frames, new Random(3), end);

        for (JsonNode panel : dashboard().get("panels")) {
            String title = panel.get("title").asText();
            RowSet<Row> rows = query(panel.get("targets").get(0).get("rawSql").asText());

            if (panel.get("type").asText().equals("timeseries")) {
                assertThat(rows.columnsNames()).as(title).containsExactly("time", "metric", "value");
                assertThat(rows.size()).as(title).isGreaterThan(100);
            } else {
                assertThat(rows.columnsNames()).as(title).isNotEmpty();
            }
        }
    }

    @Test
    void everyVariableHasItsChoices() throws Exception {
        new Reports(run).send(frames, new Random(3), end);

        for (JsonNode variable : dashboard().get("templating").get("list")) {
            if (variable.get("type").asText().equals("query")) {
                RowSet<Row> rows = query(variable.get("query").asText());

                assertThat(rows).as(variable.get("name").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void findingsAreAnnotations() throws Exception {
        JsonNode annotation = dashboard().get("annotations").get("list").get(0);

        RowSet<Row> rows = query(annotation.get("target").get("rawSql").asText());

        assertThat(rows.columnsNames()).containsExactly("time", "timeEnd", "text", "tags");
    }

    @Test
    void growthIsNeverBelowZero() throws Exception {
        new Reports(run).send(frames, new Random(3), end);
        JsonNode panel = dashboard().get("panels").get(4);

        RowSet<Row> rows = query(panel.get("targets").get(0).get("rawSql").asText());

        TreeSet<Double> values = new TreeSet<>();
        rows.forEach(row -> {
            if (row.getValue("value") instanceof Number value) {
                values.add(value.doubleValue());
            }
        });
        assertThat(values.first()).isNotNegative();
        assertThat(values.last()).isPositive();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile());
    }

    private RowSet<Row> query(String sql) {
        String from = "'" + end.minus(Duration.ofHours(1)) + "'";
        String to = "'" + end + "'";
        String expanded = sql.replaceAll("\\$__timeFilter\\(([^)]+)\\)", "$1 BETWEEN " + from + " AND " + to)
                .replace("$__timeFrom()", from)
                .replace("$__timeTo()", to)
                .replace("${source:sqlstring}", "'" + run + "-0'")
                .replace("${metric:sqlstring}", "'" + run + "_queue'")
                .replace("${counter:sqlstring}", "'" + run + "_events'");
        assertThat(expanded.lines().collect(Collectors.joining(" "))).doesNotContain("$");
        return pool.query(expanded).execute().await().atMost(Duration.ofSeconds(20));
    }
}
