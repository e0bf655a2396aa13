package io.weir.query.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.query.Resolution;
import io.weir.query.fixture.MemorySeries;
import io.weir.query.fixture.MemoryStore;
import io.weir.query.lang.Durations;
import io.weir.query.lang.Function;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random series with gaps, resets and uneven rhythms: the engine says what the model says, whatever it reads. */
class ModelTest {

    private static final long BEGIN = Instant.parse("2026-11-24T09:17:03.250Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final long[] STEPS = {1_000, 7_000, 15_000, 60_000, 120_000, 420_000, HOUR, 2 * HOUR};
    private static final long[] RANGES = {1_000, 15_000, 60_000, 90_000, 300_000, HOUR, 2 * HOUR};

    private final MemoryStore store = new MemoryStore();
    private final QueryEngine engine = new QueryEngine(store, QueryLimits.DEFAULT, System::nanoTime);

    @ParameterizedTest
    @EnumSource(value = Function.class, mode = EnumSource.Mode.EXCLUDE, names = "HISTOGRAM_QUANTILE")
    void theEngineSaysWhatTheModelSays(Function function) {
        Random random = new Random(function.ordinal());
        int coarse = 0;
        for (int i = 0; i < 150; i++) {
            store.clear();
            MemorySeries series = store.add(series(random));
            long step = STEPS[random.nextInt(STEPS.length)];
            long range = RANGES[random.nextInt(RANGES.length)];
            long from = BEGIN + random.nextLong(HOUR);
            compare(function, series, range, from, from + Math.min(step * 150, 30 * HOUR), step);
            coarse += store.reads().getFirst() == Resolution.RAW ? 0 : 1;
        }
        assertThat(coarse).as("queries that read rollups").isGreaterThan(15);
    }

    private void compare(Function function, MemorySeries series, long range, long from, long to, long step) {
        String text = function.word() + "(x[" + Durations.text(range) + "])";
        try (Answer answer = engine.answer(new QueryRequest(
                text, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), new QueryRequest.Fixed(step), 10))) {
            Optional<Line> line = answer.next();
            for (int i = 0; i < answer.grid().size(); i++) {
                long at = answer.grid().at(i);
                double expected = Model.at(function, series, at, range, step);
                double actual = line.isPresent() ? line.get().values()[i] : Double.NaN;
                assertThat(actual)
                        .as("%s step %d at %s of %s", text, step, Instant.ofEpochMilli(at), series.kind())
                        .satisfies(value -> same(value, expected));
            }
        }
    }

    // Sums of sums differ from sums in their last digits.
    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private static MemorySeries series(Random random) {
        boolean changes = random.nextInt(4) == 0;
        MemorySeries series = MemorySeries.of("s", "x", Map.of(), changes ? Kind.DELTA : Kind.COUNTER);
        long period = List.of(1_000L, 10_000L, 60_000L, 300_000L).get(random.nextInt(4));
        double value = random.nextInt(1_000);
        long at = BEGIN - HOUR;
        for (int i = 0; i < 600; i++) {
            at += random.nextInt(50) == 0 ? random.nextLong(2 * HOUR) : period - 3 + random.nextInt(7);
            at = random.nextInt(20) == 0 ? Math.ceilDiv(at, 60_000) * 60_000 : at;
            value = changes || random.nextInt(40) == 0 ? random.nextInt(50) : value + random.nextInt(100);
            series.samples().put(at, random.nextInt(25) == 0 ? Double.NaN : value);
        }
        return series;
    }
}
