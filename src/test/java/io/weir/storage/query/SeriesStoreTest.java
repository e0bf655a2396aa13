package io.weir.storage.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.weir.api.pipeline.Interval;
import io.weir.ingest.FrameStore;
import io.weir.query.Found;
import io.weir.query.LabelStore;
import io.weir.query.Resolution;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import io.weir.query.SeriesStore;
import io.weir.query.SourceRead;
import io.weir.query.lang.Expr;
import io.weir.query.lang.Parser;
import io.weir.query.run.Answer;
import io.weir.query.run.Line;
import io.weir.query.run.QueryEngine;
import io.weir.query.run.QueryLimits;
import io.weir.query.run.QueryRequest;
import io.weir.storage.frames.Partitions;
import io.weir.storage.tiers.Compaction;
import io.weir.storage.tiers.CompactionMeter;
import io.weir.storage.tiers.CompactionSettings;
import io.weir.testing.EmbeddedServices;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and what is kept in memory answer the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SeriesStoreTest {

    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    private final String run = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final Reports reports = new Reports(run);
    private final SeriesStore store;
    private final LabelStore labels;
    private final FrameStore frames;
    private final DataSource database;
    private final Partitions partitions;

    SeriesStoreTest(
            SeriesStore store, LabelStore labels, FrameStore frames, DataSource database, Partitions partitions) {
        this.database = database;
        this.partitions = partitions;
        this.store = store;
        this.labels = labels;
        this.frames = frames;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(RUN_events[1m])",
                "sum by (k) (increase(RUN_events{k=~\"[0-4]\"}[5m]))",
                "RUN_queue",
                "topk(2, RUN_queue{source!=\"RUN-1\"})",
                "max_over_time(RUN_queue{k=\"3\"}[10m])",
                "sum(rate(RUN_events[auto])) / count(RUN_queue)",
                "delta(RUN_queue[5m])"
            })
    void whatIsStoredAnswersAsWhatIsInMemory(String expression) throws Exception {
        reports.send(frames, new Random(expression.hashCode()), END);

        assertAnswersTheSame(expression);
    }

    // Half of it is in blocks and rollups when the other half comes late, and then all of it is.
    @ParameterizedTest
    @ValueSource(strings = {"rate(RUN_events[1m])", "RUN_queue", "max_over_time(RUN_queue{k=\"3\"}[10m])"})
    void whichTierHoldsItDoesNotMatter(String expression) throws Exception {
        reports.send(frames, new Random(expression.hashCode()), END, this::compact);

        assertAnswersTheSame(expression);
        compact();
        assertAnswersTheSame(expression);
    }

    private void compact() throws SQLException {
        CompactionSettings atOnce = new CompactionSettings(Duration.ZERO, Duration.ZERO, 64);
        Compaction compaction = new Compaction(database, Instant::now, atOnce, CompactionMeter.NONE);
        while (compaction.step()) {
            // on to the next
        }
        // As a failed write would make it do: tests that follow are not to notice.
        partitions.forget();
    }

    private void assertAnswersTheSame(String expression) throws Exception {
        for (long step : new long[] {15_000, 60_000, 3_600_000}) {
            List<Line> expected = answer(reports.memory(), expression, step);
            List<Line> actual = answer(store, expression, step);

            assertThat(expected).isNotEmpty();
            assertThat(actual)
                    .extracting(Line::labels)
                    .containsExactlyElementsOf(
                            expected.stream().map(Line::labels).toList());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(actual.get(i).values())
                        .as(
                                "%s every %d ms: %s",
                                expression, step, expected.get(i).labels())
                        .satisfies(same(expected.get(i).values()));
            }
        }
    }

    private static ThrowingConsumer<double[]> same(double[] expected) {
        return actual -> {
            for (int i = 0; i < expected.length; i++) {
                if (Double.isNaN(expected[i])) {
                    assertThat(actual[i]).as("value %d", i).isNaN();
                } else {
                    double off = 1e-9 * Math.max(1, Math.abs(expected[i]));
                    assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(off));
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN_queue",
                "{__name__=~\"RUN_.*\"}",
                "{__name__=~\"RUN_(queue|none)\", k!=\"1\"}",
                "RUN_queue{source=\"RUN-1\"}",
                "RUN_events{source=~\"RUN-[02]\", k=~\"[1-3]\"}",
                "{\"service.name\"=\"RUN-2\"}",
                "{k=\"2\", __name__!~\".*queue\", \"service.name\"=~\"RUN.*\"}",
                "RUN_queue{zone=\"\"}",
                "RUN_queue{zone!=\"\"}",
                "RUN_queue{zone=\"z1\"}",
                "RUN_queue{\"no such\"=~\"x|\"}"
            })
    void aSelectorFindsTheSame(String selector) throws Exception {
        reports.send(frames, new Random(7), END);
        Selector asked = ((Expr.Select) Parser.parse(selector.replace("RUN", run))).selector();

        List<String> found = names(find(store, asked, SeriesKey.START, 1_000));

        assertThat(found)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names(find(reports.memory(), asked, SeriesKey.START, 1_000)));
    }

    @Test
    void seriesComePageByPage() throws Exception {
        reports.send(frames, new Random(7), END);
        Selector selector = ((Expr.Select) Parser.parse("{__name__=~\"" + run + ".*\"}")).selector();
        List<String> all = names(find(store, selector, SeriesKey.START, 1_000));

        List<String> pages = new ArrayList<>();
        SeriesKey after = SeriesKey.START;
        boolean more = true;
        while (more) {
            Found page = find(store, selector, after, 4);
            pages.addAll(names(page));
            var last = page.sources().getLast();
            after = new SeriesKey(last.sourceId(), last.series().getLast().id());
            more = page.more();
        }

        assertThat(pages).hasSizeGreaterThan(8).containsExactlyElementsOf(all);
    }

    @Test
    void labelsAreKnownOnceTheyAreStored() throws Exception {
        reports.send(frames, new Random(7), END);

        assertThat(labels.values("__name__", run, "", 10).toCompletableFuture().get(10, SECONDS))
                .containsExactly(run + "_events", run + "_queue");
        assertThat(labels.values("source", run, run + "-0", 10)
                        .toCompletableFuture()
                        .get(10, SECONDS))
                .containsExactly(run + "-1", run + "-2");
        assertThat(labels.names("k", 2).toCompletableFuture().get(10, SECONDS))
                .isSorted()
                .hasSize(2)
                .doesNotContain("k");
        assertThat(labels.names("", 500).toCompletableFuture().get(10, SECONDS))
                .contains("__name__", "k", "service.name", "source", "zone");
    }

    @Test
    void readingStopsWhenNobodyListens() throws Exception {
        reports.send(frames, new Random(7), END);
        Found found = find(store, Selector.named(run + "_queue"), SeriesKey.START, 100);
        var reads = found.sources().stream().map(SourceRead::of).toList();

        long first = Multi.createFrom()
                .publisher(store.read(reads, Interval.endingAt(END, Duration.ofHours(3)), Resolution.RAW))
                .select()
                .first(1)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(10))
                .getFirst()
                .sourceId();

        assertThat(first).isEqualTo(reads.getFirst().sourceId());
    }

    private static Found find(SeriesStore store, Selector selector, SeriesKey after, int limit) throws Exception {
        return store.find(selector, Interval.endingAt(END, Duration.ofHours(3)), after, limit)
                .toCompletableFuture()
                .get(10, SECONDS);
    }

    private static List<String> names(Found found) {
        return found.sources().stream()
                .flatMap(s -> s.series().stream().map(r -> s.source() + " " + r.name() + r.labels()))
                .toList();
    }

    private List<Line> answer(SeriesStore from, String expression, long step) {
        QueryEngine engine = new QueryEngine(from, QueryLimits.DEFAULT, System::nanoTime);
        QueryRequest request = new QueryRequest(
                expression.replace("RUN", run),
                END.minus(Duration.ofHours(2)),
                END,
                new QueryRequest.Fixed(step),
                1_000);
        List<Line> lines = new ArrayList<>();
        try (Answer answer = engine.answer(request)) {
            for (Optional<Line> line = answer.next(); line.isPresent(); line = answer.next()) {
                lines.add(line.get());
            }
        }
        lines.sort(Comparator.comparing(Line::labels));
        return lines;
    }
}
