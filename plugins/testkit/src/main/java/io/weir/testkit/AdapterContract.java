package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.SignalKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every adapter must keep. Extend it in the adapter's own tests. */
public abstract class AdapterContract {

    /** The adapter under test. */
    protected abstract Adapter adapter();

    /** A window of its engine in which it sees at least one pipeline. */
    protected abstract NativeWindow window();

    /** It sees a pipeline of its engine, under a name, with columns. */
    @Test
    void seesItsEngine() {
        List<Observation> seen = adapter().observe(window());

        assertThat(seen).isNotEmpty();
        assertThat(seen).allSatisfy(o -> {
            assertThat(o.pipeline().engine()).isEqualTo(adapter().engine());
            assertThat(o.columns()).isNotEmpty();
        });
        assertThat(seen.stream().map(o -> o.pipeline().name())).doesNotHaveDuplicates();
    }

    /** A window that is not of its engine is none of its business. */
    @Test
    void leavesOtherEnginesAlone() {
        NativeWindow other = new NativeWindow(
                "other", Map.of(), new Interval(Instant.EPOCH, Instant.EPOCH), List.of(), NativeSettings.NONE);

        assertThat(adapter().observe(other)).isEmpty();
    }

    /** The same window gives the same answer. */
    @Test
    void isDeterministic() {
        NativeWindow window = window();

        assertSame(adapter().observe(window), adapter().observe(window));
    }

    /** The order of the series does not matter. */
    @Test
    void doesNotDependOnTheOrderOfSeries() {
        NativeWindow window = window();

        assertSame(
                adapter().observe(SeriesBuilder.shuffled(window, 7)), adapter().observe(window));
    }

    /** Values are finite or NaN, instants increase. */
    @Test
    void givesNoInfiniteValues() {
        adapter().observe(window()).forEach(AdapterContract::assertSound);
    }

    /** Damaged metrics do not make it fail. */
    @TestFactory
    Stream<DynamicTest> survives() {
        return Damage.all(window()).entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> adapter().observe(e.getValue()).forEach(AdapterContract::assertSound)));
    }

    private static void assertSound(Observation o) {
        for (Column c : o.columns().values()) {
            assertThat(Arrays.stream(c.values()).noneMatch(Double::isInfinite)).isTrue();
            for (int i = 1; i < c.size(); i++) {
                assertThat(c.at()[i]).isGreaterThan(c.at()[i - 1]);
            }
        }
    }

    private static void assertSame(List<Observation> one, List<Observation> other) {
        assertThat(one).hasSameSizeAs(other);
        for (int i = 0; i < one.size(); i++) {
            Pipeline a = one.get(i).pipeline();
            Pipeline b = other.get(i).pipeline();
            assertThat(a.stages()).isEqualTo(b.stages());
            assertThat(new HashSet<>(a.edges())).isEqualTo(new HashSet<>(b.edges()));
            assertThat(a.settings()).isEqualTo(b.settings());
            assertSame(one.get(i).columns(), other.get(i).columns());
        }
    }

    private static void assertSame(Map<SignalKey, Column> one, Map<SignalKey, Column> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.forEach((key, column) -> assertThat(column.values())
                .isEqualTo(Objects.requireNonNull(other.get(key)).values()));
    }
}
