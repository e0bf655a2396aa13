package io.weir.declared;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.declared.DeclaredTest.Outcome;
import io.weir.file.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Reads {@code tests:}. */
final class TestsReader {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofSeconds(10);
    private static final int MOST_TESTS = 100;

    private final Declaration declaration;
    private final DeclaredAnalyzer analyzer;

    TestsReader(Declaration declaration) {
        this.declaration = declaration;
        this.analyzer = new DeclaredAnalyzer(declaration);
    }

    List<DeclaredTest> read(YamlMap file) {
        List<YamlMap> maps = file.maps("tests");
        if (maps.size() > MOST_TESTS) {
            throw file.fault("tests", "must be at most " + MOST_TESTS);
        }
        return maps.stream().map(this::test).toList();
    }

    private DeclaredTest test(YamlMap map) {
        map.allowOnly(Set.of("name", "every", "values", "expect", "explanation"));
        Outcome expected = Choices.required(map, "expect", Outcome.class);
        if (map.has("explanation") && expected != Outcome.FINDING) {
            throw map.fault("explanation", "only a finding has one; 'expect' is " + map.required("expect"));
        }
        return new DeclaredTest(
                map.required("name"),
                analyzer,
                window(map),
                expected,
                map.text("explanation").map(String::strip).orElse(null));
    }

    private Window window(YamlMap map) {
        Duration every = map.duration("every").orElse(APART);
        if (every.isZero()) {
            throw map.fault("every", "must be longer than 0");
        }
        Map<Signal, double[]> values = values(map);
        int length = values.values().stream().mapToInt(v -> v.length).max().orElse(1);
        long[] at = LongStream.rangeClosed(1, length)
                .map(i -> BEGIN.toEpochMilli() + i * every.toMillis())
                .toArray();
        Map<SignalKey, Column> columns = new HashMap<>();
        values.forEach((signal, v) -> columns.put(
                new SignalKey(stage(), signal), new Column(signal, Quality.REPORTED, at, stretched(v, length))));
        Interval interval = Interval.endingAt(Instant.ofEpochMilli(at[length - 1]), every.multipliedBy(length));
        return new Window(pipeline(), interval, columns, List.of());
    }

    private static Map<Signal, double[]> values(YamlMap map) {
        YamlMap given = map.map("values").orElseThrow(() -> map.fault("values", "must be given here"));
        Map<Signal, double[]> values = new HashMap<>();
        int length = 1;
        for (String id : given.keys()) {
            double[] v = Values.parse(given, id);
            if (v.length > 1 && length > 1 && v.length != length) {
                throw given.fault(id, "has " + v.length + " values where the signals before have " + length);
            }
            length = Math.max(length, v.length);
            values.put(Choices.signal(given, id, id), v);
        }
        return values;
    }

    // One value alone stands for a constant.
    private static double[] stretched(double[] values, int length) {
        if (values.length == length) {
            return values;
        }
        double[] constant = new double[length];
        Arrays.fill(constant, values[0]);
        return constant;
    }

    private String stage() {
        StageKind kind = declaration.stages();
        return kind == null ? SignalKey.WHOLE : "stage";
    }

    private Pipeline pipeline() {
        StageKind kind = declaration.stages();
        String engine = declaration.engines().stream().sorted().findFirst().orElse("test");
        List<Stage> stages = kind == null ? List.of() : List.of(Stage.of("stage", kind));
        return new Pipeline("pipeline", engine, stages, List.of(), List.of());
    }
}
