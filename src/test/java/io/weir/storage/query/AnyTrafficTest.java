package io.weir.storage.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.FrameStore;
import io.weir.query.SeriesStore;
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
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes, and whichever tiers hold it, queries answer as a map in memory does. {@code -Dweir.traffic.rounds=100} does it
 * a hundred times, {@code -Dweir.traffic.seed=N} begins with another seed than 1.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AnyTrafficTest {

    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private static final long[] STEPS = {7_000, 15_000, 60_000, 300_000, 3_600_000};
    private static final int EACH_TIME = 14;
    private static final List<String> EXPRESSIONS = List.of(
            "rate(RUN_events[1m])",
            "rate(RUN_events[5m])",
            "increase(RUN_events{k=\"1\"}[1h])",
            "increase(RUN_changes[2m])",
            "rate(RUN_changes[auto])",
            "delta(RUN_queue[5m])",
            "RUN_queue",
            "RUN_events offset 10m",
            "avg_over_time(RUN_queue[1m])",
            "sum_over_time(RUN_queue[10m])",
            "count_over_time(RUN_queue[1m])",
            "min_over_time(RUN_queue[5m])",
            "max_over_time(RUN_queue[90s])",
            "last_over_time(RUN_queue[1h])",
            "sum by (k) (rate(RUN_events[auto]))",
            "avg by (zone) (RUN_queue)",
            "min without (k) (RUN_queue)",
            "max(RUN_queue)",
            "count by (source) (RUN_queue)",
            "quantile(0.9, RUN_queue)",
            "topk(2, RUN_queue)",
            "bottomk(3, RUN_queue{source!=\"RUN-1\"})",
            "histogram_quantile(0.9, sum by (le) (rate(RUN_took_bucket[5m])))",
            "histogram_quantile(0.5, rate(RUN_took_bucket[1m]))",
            "rate(RUN_events[1m]) / on (source, k) RUN_queue",
            "RUN_queue > 500000");

    private final SeriesStore store;
    private final FrameStore frames;
    private final DataSource database;
    private final Partitions partitions;

    AnyTrafficTest(SeriesStore store, FrameStore frames, DataSource database, Partitions partitions) {
        this.store = store;
        this.frames = frames;
        this.database = database;
        this.partitions = partitions;
    }

    static LongStream seeds() {
        long first = Long.getLong("weir.traffic.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("weir.traffic.rounds", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void queriesAnswerAsAMapInMemoryDoes(long seed) throws Exception {
        Random random = new Random(seed);
        String run = "t" + UUID.randomUUID().toString().substring(0, 8);
        Traffic traffic = new Traffic(run, random, END.toEpochMilli());
        Comparison comparison = new Comparison(run, traffic, random, seed);

        // Half of it is in blocks when the other half comes; minutes are made last.
        send(traffic.early());
        compact(Duration.ofDays(9));
        send(traffic.late());
        comparison.make("blocks and frames");
        compact(Duration.ofDays(9));
        comparison.make("blocks");
        compact(Duration.ofMillis(1));
        comparison.make("blocks and minutes");
    }

    private void send(List<DecodedFrame> messages) throws Exception {
        for (int from = 0; from < messages.size(); from += 500) {
            frames.store(messages.subList(from, Math.min(messages.size(), from + 500)))
                    .toCompletableFuture()
                    .get(60, SECONDS);
        }
    }

    private void compact(Duration minutesAfter) throws SQLException {
        CompactionSettings settings = new CompactionSettings(Duration.ZERO, Duration.ZERO, 64, minutesAfter);
        Compaction compaction = new Compaction(database, Instant::now, settings, CompactionMeter.NONE);
        while (compaction.step()) {
            // on to the next
        }
        // As a failed write would make it do.
        partitions.forget();
    }

    /** Asks the store and the memory the same. */
    private final class Comparison {

        private final String run;
        private final Traffic traffic;
        private final Random random;
        private final long seed;

        Comparison(String run, Traffic traffic, Random random, long seed) {
            this.run = run;
            this.traffic = traffic;
            this.random = random;
            this.seed = seed;
        }

        void make(String tiers) {
            for (int i = 0; i < EACH_TIME; i++) {
                String expression = EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size()));
                Instant to = END.minusMillis(random.nextLong(3_600_000));
                QueryRequest request = new QueryRequest(
                        expression.replace("RUN", run),
                        to.minusMillis(60_000 + random.nextLong(10_000_000)),
                        to,
                        new QueryRequest.Fixed(STEPS[random.nextInt(STEPS.length)]),
                        1_000);
                compare(tiers, request);
            }
        }

        private void compare(String tiers, QueryRequest request) {
            String what = "seed " + seed + ", " + tiers + ": " + request;
            List<Line> expected = answer(traffic.memory(), request);
            List<Line> actual = answer(store, request);
            assertThat(actual)
                    .as(what)
                    .extracting(Line::labels)
                    .containsExactlyElementsOf(
                            expected.stream().map(Line::labels).toList());
            for (int i = 0; i < expected.size(); i++) {
                same(what, actual.get(i), expected.get(i));
            }
        }
    }

    private static void same(String what, Line actual, Line expected) {
        for (int i = 0; i < expected.values().length; i++) {
            double value = expected.values()[i];
            String where = what + " " + expected.labels() + " value " + i;
            if (Double.isNaN(value)) {
                assertThat(actual.values()[i]).as(where).isNaN();
            } else {
                double off = 1e-9 * Math.max(1, Math.abs(value));
                assertThat(actual.values()[i]).as(where).isCloseTo(value, within(off));
            }
        }
    }

    private static List<Line> answer(SeriesStore from, QueryRequest request) {
        List<Line> lines = new ArrayList<>();
        try (Answer answer = new QueryEngine(from, QueryLimits.DEFAULT, System::nanoTime).answer(request)) {
            for (Optional<Line> line = answer.next(); line.isPresent(); line = answer.next()) {
                lines.add(line.get());
            }
        }
        lines.sort(Comparator.comparing(Line::labels));
        return lines;
    }
}
