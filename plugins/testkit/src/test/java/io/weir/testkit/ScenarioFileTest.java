package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {

    private static final Fault SMALL =
            Fault.none().withTime(20, 1).withArrivals(1000).withCalls(1, 16).withCost(0.1, 0.0001);

    @TempDir
    Path directory;

    @Test
    void readsWhatItWrote() throws IOException {
        for (NativeWindow window :
                List.of(Engines.rsyslog(SMALL, 500), Engines.otel(SMALL), Engines.fapilog(SMALL.withPlugin(0.0001)))) {
            NativeSettings settings = new NativeSettings("a=\"1\"\n\tb", Map.of("queue.size", "2000"));
            RecordedScenario written =
                    new RecordedScenario(Engines.configured(window, settings), Map.of("bottleneck", "out"));
            Path file = directory.resolve("scenario.jsonl.gz");

            ScenarioFile.write(file, written);
            RecordedScenario read = ScenarioFile.read(file);

            assertThat(text(read.window())).isEqualTo(text(written.window()));
            assertThat(read.window().settings()).isEqualTo(settings);
            assertThat(read.window().source()).isEqualTo(window.source());
            assertThat(read.truth()).isEqualTo(written.truth());
        }
    }

    private static List<String> text(NativeWindow window) {
        return window.series().stream()
                .map(s -> s.name()
                        + s.labels().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .toList()
                        + (s.kind() == NativeSeries.Kind.COUNTER)
                        + Arrays.toString(s.at())
                        + Arrays.toString(s.values()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Test
    void saysWhichLineIsNone() throws IOException {
        Path file = Files.writeString(
                directory.resolve("bad.jsonl"),
                "{\"ts\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"a\":1}}\n{\"ts\":1}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.read(file))
                .withMessageEndingWith("bad.jsonl, line 2: needs a \"ts\" such as 2026-01-31T12:00:00.5Z, has 1.0");
    }
}
