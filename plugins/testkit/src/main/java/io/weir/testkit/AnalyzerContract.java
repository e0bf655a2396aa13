package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.Finds;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.config.ConfigurationType;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.SignalKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every analyzer must keep. Extend it in the analyzer's own tests. */
public abstract class AnalyzerContract {

    /** The analyzer under test. */
    protected abstract Analyzer analyzer();

    /** A window in which it has something to say. */
    protected abstract Window window();

    /** It has something to say. */
    @Test
    void saysSomething() {
        Verdict verdict = analyzer().analyze(window());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Said.class,
                        said -> assertThat(said.findings().isEmpty()
                                        && said.advice().isEmpty())
                                .isFalse());
    }

    /** The same window gives an equal verdict. */
    @Test
    void isDeterministic() {
        assertThat(analyzer().analyze(window())).isEqualTo(analyzer().analyze(window()));
    }

    /** It says no finding that its descriptor does not name, if it names some: the host would refuse it. */
    @Test
    void saysOnlyWhatItDeclares() {
        List<String> declared =
                analyzer().descriptor().finds().stream().map(Finds::code).toList();

        if (!declared.isEmpty() && analyzer().analyze(window()) instanceof Verdict.Said said) {
            assertThat(said.findings()).extracting(Finding::code).isSubsetOf(declared);
        }
    }

    /** Its options, if it has some, can be read: each with what it is, and a default within its range. */
    @Test
    void itsOptionsCanBeRead() {
        if (analyzer() instanceof ConfigurableAnalyzer<?> configurable) {
            assertThat(ConfigurationType.of(configurable.defaults()).options())
                    .isNotEmpty()
                    .allSatisfy(option -> assertThat(option.description()).isNotBlank());
        }
    }

    /** What it remembers it can read again, it says so, and the second look is as deterministic as the first. */
    @Test
    void readsWhatItRemembers() {
        if (analyzer().analyze(window()) instanceof Verdict.Said first && first.memory() != null) {
            assertThat(analyzer().remembers())
                    .as("it returns a memory, so remembers() must be true")
                    .isTrue();
            Window second = window().remembering(first.memory());
            assertThat(analyzer().analyze(second))
                    .isNotNull()
                    .isEqualTo(analyzer().analyze(second));
        }
    }

    /** It speaks only of stages that exist. */
    @Test
    void namesOnlyStagesThatExist() {
        assertStagesExist(window());
    }

    /** A window without anything in it is no error. */
    @Test
    void survivesAnEmptyWindow() {
        Window empty = new Window(
                new Pipeline("empty", "test", List.of(), List.of(), List.of()),
                new Interval(Instant.EPOCH, Instant.EPOCH),
                Map.of(),
                List.of());

        assertThat(analyzer().analyze(empty)).isNotNull();
    }

    /** Damaged columns do not make it fail. */
    @TestFactory
    Stream<DynamicTest> survives() {
        Map<String, DoubleUnaryOperator> damages = Map.of(
                "all values missing", v -> Double.NaN,
                "constant values", v -> 1,
                "nothing but zeros", v -> 0,
                "huge values", v -> v * 1e12);
        return Stream.concat(
                damages.entrySet().stream()
                        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertStagesExist(changed(e.getValue())))),
                Stream.of(
                        DynamicTest.dynamicTest("one reading", () -> assertStagesExist(cut(1))),
                        DynamicTest.dynamicTest("four readings", () -> assertStagesExist(cut(4))),
                        DynamicTest.dynamicTest("holes", () -> assertStagesExist(holes()))));
    }

    private void assertStagesExist(Window window) {
        if (analyzer().analyze(window) instanceof Verdict.Said said) {
            for (Finding f : said.findings()) {
                assertThat(f.stage() == null
                                || window.pipeline().stage(f.stage()).isPresent())
                        .as(f.code() + " at " + f.stage())
                        .isTrue();
                assertThat(f.title()).isNotBlank();
                assertThat(f.explanation()).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }

    private Window changed(DoubleUnaryOperator change) {
        return with(c -> new Column(
                c.signal(),
                c.quality(),
                c.at(),
                Arrays.stream(c.values()).map(change).toArray()));
    }

    private Window holes() {
        return with(c -> {
            double[] values = c.values().clone();
            for (int i = 1; i < values.length; i += 3) {
                values[i] = Double.NaN;
            }
            return new Column(c.signal(), c.quality(), c.at(), values);
        });
    }

    private Window cut(int readings) {
        return with(c -> new Column(
                c.signal(),
                c.quality(),
                Arrays.copyOf(c.at(), Math.min(readings, c.size())),
                Arrays.copyOf(c.values(), Math.min(readings, c.size()))));
    }

    private Window with(UnaryOperator<Column> change) {
        Window w = window();
        Map<SignalKey, Column> columns = new HashMap<>();
        w.columns().forEach((key, column) -> columns.put(key, change.apply(column)));
        return new Window(w.pipeline(), w.interval(), columns, w.findings(), w.memory());
    }
}
