package io.weir.docs;

import static io.restassured.RestAssured.when;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.testing.Broker;
import io.weir.testing.EmbeddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the service's own metrics say what {@code /q/metrics} gives, and nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OwnMetricsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW = Pattern.compile("\\| `(weir_\\w+)` \\| (\\w+) \\| ([^|]+) \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("# TYPE (weir_\\w+) (\\w+)");

    /**
     * What is told of a metric.
     *
     * @param type counter, gauge, summary or histogram
     * @param labels their names
     */
    private record Told(String type, Set<String> labels) {}

    @Test
    void whatIsDocumentedIsWhatThereIs() {
        makeEachOfThemTellSomething();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told()).isEqualTo(documented()));
    }

    // Those with labels are there once something was counted.
    private static void makeEachOfThemTellSomething() {
        Instant now = Instant.now();
        try (Broker broker = new Broker(EmbeddedServices.bootstrapServers())) {
            broker.send(
                    "otlp_metrics",
                    message("own-metrics", gauge("a", now, Double.POSITIVE_INFINITY), gauge("b", now, 1)));
            broker.send("weir.metrics", "no format at all".getBytes(UTF_8));
            broker.flush();
        }
        when().post("/v1/metrics").then().statusCode(415);
    }

    private static Map<String, Told> told() {
        String text = when().get("/q/metrics").then().statusCode(200).extract().asString();
        Map<String, Told> found = new TreeMap<>();
        Matcher types = TYPE.matcher(text);
        while (types.find()) {
            // Of summaries, Micrometer gives the largest value lately as a gauge of its own.
            if (!types.group(1).endsWith("_max")) {
                String type = types.group(2);
                String name = types.group(1) + (type.equals("counter") ? "_total" : "");
                found.put(name, new Told(type, labels(text, name)));
            }
        }
        return found;
    }

    private static Set<String> labels(String text, String name) {
        Set<String> labels = new TreeSet<>();
        Matcher lines =
                Pattern.compile("(?m)^" + name + "(?:_count)?\\{([^}]*)}").matcher(text);
        while (lines.find()) {
            Matcher label = Pattern.compile("(\\w+)=\"").matcher(lines.group(1));
            while (label.find()) {
                labels.add(label.group(1));
            }
        }
        return labels;
    }

    private static Map<String, Told> documented() {
        Map<String, Told> found = new TreeMap<>();
        try (Stream<Path> pages = Files.walk(DOCS)) {
            pages.filter(page -> page.toString().endsWith(".md"))
                    .map(OwnMetricsTest::text)
                    .forEach(page -> {
                        Matcher rows = ROW.matcher(page);
                        while (rows.find()) {
                            assertThat(found.put(rows.group(1), new Told(rows.group(2), names(rows.group(4)))))
                                    .as("%s stands in two tables", rows.group(1))
                                    .isNull();
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    // "`tier`: `a`, `b`" names the label first, then its values.
    private static Set<String> names(String cell) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(cell.contains(":") ? cell.substring(0, cell.indexOf(':')) : cell);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
