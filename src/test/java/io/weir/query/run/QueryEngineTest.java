package io.weir.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.query.Resolution;
import io.weir.query.fixture.MemorySeries;
import io.weir.query.fixture.MemoryStore;
import io.weir.query.lang.ExpressionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of ten seconds from 10 s to 30 s, unless a test says otherwise. */
class QueryEngineTest {

    private static final double NO = Double.NaN;

    private final MemoryStore store = new MemoryStore();
    private QueryLimits limits = QueryLimits.DEFAULT;

    private MemorySeries add(String source, String name, Map<String, String> labels, Kind kind, double... values) {
        MemorySeries series = store.add(MemorySeries.of(source, name, labels, kind));
        for (int i = 0; i < values.length; i++) {
            series.with(10 * (i + 1), values[i]);
        }
        return series;
    }

    private void queues() {
        add("s1", "queue", Map.of("q", "a"), Kind.GAUGE, 1, 5, 3);
        add("s1", "queue", Map.of("q", "b"), Kind.GAUGE, 4, NO, 6);
        add("s2", "queue", Map.of("q", "a"), Kind.GAUGE, 10, 20, 30);
        add("s1", "capacity", Map.of("q", "a"), Kind.GAUGE, 10, 10, 10);
        add("s1", "capacity", Map.of("q", "b"), Kind.GAUGE, 8, 8, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "queue{source='s2'} => {q=a} 10 20 30",
                "queue{q=~'a|c', source!='s2'} => {q=a} 1 5 3",
                "sum(queue) => {} 15 29 39",
                "sum by (q) (queue) => {q=a} 11 25 33; {q=b} 4 4 6",
                "max without (source, service.name) (queue) => {q=a} 10 20 30; {q=b} 4 4 6",
                "count(queue > 4) => {} 1 2 2",
                "avg(queue{source='s1'}) => {} 2.5 4.5 4.5",
                "min(queue) * 2 + 1 => {} 3 9 7",
                "10 - min(queue) => {} 9 6 7",
                "quantile(0.5, queue) => {} 4 5 6",
                "topk(1, queue{source='s1'}) => {q=a} - 5 -; {q=b} 4 - 6",
                "bottomk(1, queue) => {q=a} 1 - 3; {q=b} - 4 -",
                "queue{source='s1'} / capacity => {q=a} 0.1 0.5 0.3; {q=b} 0.5 0.5 0.75",
                "queue{source='s1'} > 4 => {q=a} - 5 -; {q=b} - - 6",
                "4 < queue{source='s1'} => {q=a} - 5 -; {q=b} - - 6",
                "sum by (q) (queue) / on (q) sum by (q) (capacity) => {q=a} 1.1 2.5 3.3; {q=b} 0.5 0.5 0.75",
                "1 + 1 => {} 2 2 2",
                "nothing => ``",
                "queue{source='s2'} offset 10s => {q=a} - 10 20",
            })
    void anExpressionHasItsValues(String expression, String expected) {
        queues();

        assertThat(answer(expression)).isEqualTo(expected);
    }

    @Test
    void aRateIsGrowthOverTheTimeItTook() {
        add("s1", "events", Map.of(), Kind.COUNTER, 100, 200, 50, 150);

        assertThat(answer("rate(events[20s])")).isEqualTo("{} - 10 7.5");
        assertThat(answer("increase(events[20s])")).isEqualTo("{} - 100 150");
    }

    @Test
    void aQuantileComesFromBuckets() {
        add("s1", "took_bucket", Map.of("le", "1"), Kind.COUNTER, 0, 10, 10);
        add("s1", "took_bucket", Map.of("le", "2"), Kind.COUNTER, 0, 10, 30);
        add("s1", "took_bucket", Map.of("le", "+Inf"), Kind.COUNTER, 0, 10, 40);

        assertThat(answer("histogram_quantile(0.5, increase(took_bucket[10s]))"))
                .isEqualTo("{} - 0.5 1.75");
        assertThat(answer("histogram_quantile(0.99, increase(took_bucket[10s]))"))
                .isEqualTo("{} - 0.99 2");
    }

    @Test
    void unitsAreKept() {
        store.add(new MemorySeries("s1", "bytes", Map.of(), Kind.COUNTER, "By", new TreeMap<>()))
                .with(10, 1, 20, 2);

        assertThat(lines("rate(bytes[20s])").getFirst().unit()).isEqualTo("By/s");
        assertThat(lines("sum(bytes)").getFirst().unit()).isEqualTo("By");
        assertThat(lines("bytes / bytes").getFirst().unit()).isEqualTo("1");
        assertThat(lines("count(bytes)").getFirst().unit()).isEqualTo("1");
        assertThat(lines("bytes * 8").getFirst().unit()).isEmpty();
    }

    @Test
    void gaugesHaveNoRateAndThatIsTold() {
        queues();
        add("s1", "events", Map.of(), Kind.COUNTER, 1, 2, 3);

        try (Answer answer = ask("rate({__name__=~'queue|events'}[20s])", 10)) {
            assertThat(answer.next().orElseThrow().values()).containsExactly(NO, 0.1, 0.1);
            assertThat(answer.next()).isEmpty();
            assertThat(answer.summary().notices())
                    .singleElement()
                    .satisfies(n -> assertThat(n.text()).startsWith("3 series are left out: they are gauges"));
        }
    }

    @Test
    void whatIsBeyondTheLimitIsTold() {
        queues();

        try (Answer answer = ask("queue", 2)) {
            assertThat(answer.next()).isPresent();
            assertThat(answer.next()).isPresent();
            assertThat(answer.next()).isEmpty();
            assertThat(answer.summary().truncated()).isTrue();
        }
    }

    @Test
    void severalSeriesOfOneKeyDoNotJoin() {
        queues();

        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> answer("capacity / on (q) queue"))
                .withMessageStartingWith("several series on the right have the same labels {q=a}")
                .satisfies(e -> assertThat(e.place().start()).isEqualTo(18));
    }

    @Test
    void aRangeAloneIsNoAnswer() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> answer("queue[5m]"))
                .withMessageContaining("step=raw");
    }

    @Test
    void samplesAsTheyAreComeWithTheirInstants() {
        store.add(MemorySeries.of("s1", "queue", Map.of(), Kind.GAUGE)).with(9.9, 1, 11.5, NO, 12.25, 3, 30.001, 4);

        try (Answer answer = engine().answer(request("queue", new QueryRequest.Raw(), 10))) {
            Line line = answer.next().orElseThrow();
            assertThat(line.at()).containsExactly(12_250);
            assertThat(line.values()).containsExactly(3);
        }
    }

    @Test
    void tooManySeriesAreRefused() {
        queues();
        limits = new QueryLimits(2, 100, 100, 100, Duration.ofSeconds(10));

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> answer("queue"))
                .withMessageContaining("more than 2 series (weir.query.max-series)");
    }

    @Test
    void tooManySamplesAreRefused() {
        queues();
        limits = new QueryLimits(10, 100, 5, 100, Duration.ofSeconds(10));

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> answer("queue"))
                .withMessageContaining("more than 5 samples (weir.query.max-samples)");
    }

    @Test
    void tooManyValuesInMemoryAreRefused() {
        queues();
        limits = new QueryLimits(10, 100, 100, 8, Duration.ofSeconds(10));

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> answer("sum by (q, source) (queue)"))
                .withMessageContaining("more than 8 values in memory (weir.query.max-values)");
    }

    @Test
    void tooManyInstantsAreRefused() {
        limits = new QueryLimits(10, 2, 100, 100, Duration.ofSeconds(10));

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> answer("queue"))
                .withMessageContaining("more than 2 instants (weir.query.max-points)");
    }

    @Test
    void whatTakesTooLongIsRefused() {
        queues();
        long[] now = {0};
        QueryEngine slow = new QueryEngine(
                store, limits, () -> now[0] += Duration.ofSeconds(4).toNanos());

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> drain(slow.answer(request("queue", new QueryRequest.Fixed(10_000), 10))))
                .withMessageContaining("longer than 30.0 s (weir.query.timeout)");
    }

    @Test
    void whoCancelsWaitsNoLonger() {
        queues();
        try (Answer answer = ask("queue", 10)) {
            answer.next();
            answer.cancel();

            assertThatExceptionOfType(CancelledException.class).isThrownBy(answer::next);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "300, 300, 1",
        "3600, 500, 10",
        "3600, 200, 30",
        "86400, 500, 300",
        "2592000, 500, 7200",
        "315360000, 500, 691200"
    })
    void aStepFitsTheTime(long seconds, int points, long step) {
        assertThat(Steps.of(0, seconds * 1_000 - 1, points)).isEqualTo(step * 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "queue, 10, RAW",
        "queue, 60, MINUTE",
        "queue, 3600, HOUR",
        "rate(x[5m]), 3600, MINUTE",
        "rate(x[auto]), 3600, HOUR",
        "rate(x[90s]), 60, RAW",
        "queue offset 30s, 60, RAW",
        "sum(rate(x[1h])) / sum(queue), 3600, HOUR",
        "'delta(x[1h])', 3600, HOUR",
        "max_over_time(x[2h]) / rate(x[15s]), 3600, RAW"
    })
    void theCoarsestResolutionIsReadThatGivesTheSame(String expression, long step, Resolution resolution) {
        QueryRequest.Step fixed = new QueryRequest.Fixed(step * 1_000);
        Instant end = Instant.ofEpochMilli(7_200_000);

        try (Answer answer = engine().answer(new QueryRequest(expression, Instant.EPOCH, end, fixed, 10))) {
            assertThat(answer.resolution()).isEqualTo(resolution);
        }
    }

    private QueryEngine engine() {
        return new QueryEngine(store, limits, System::nanoTime);
    }

    private Answer ask(String expression, int limit) {
        return engine().answer(request(expression, new QueryRequest.Fixed(10_000), limit));
    }

    private static QueryRequest request(String expression, QueryRequest.Step step, int limit) {
        return new QueryRequest(expression, Instant.ofEpochMilli(10_000), Instant.ofEpochMilli(30_000), step, limit);
    }

    private List<Line> lines(String expression) {
        return drain(ask(expression, 100));
    }

    private static List<Line> drain(Answer answer) {
        try (answer) {
            List<Line> lines = new ArrayList<>();
            for (Optional<Line> line = answer.next(); line.isPresent(); line = answer.next()) {
                lines.add(line.get());
            }
            return lines;
        }
    }

    /** Lines without the labels that say only where they come from. */
    private String answer(String expression) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines(expression)) {
            LabelSet labels = line.labels().nameless().without("source").without("service.name");
            text.append(text.isEmpty() ? "" : "; ").append(labels);
            for (double value : line.values()) {
                String number = String.valueOf(Math.round(value * 1e6) / 1e6).replaceFirst("\\.0$", "");
                text.append(' ').append(Double.isNaN(value) ? "-" : number);
            }
        }
        return text.toString();
    }
}
