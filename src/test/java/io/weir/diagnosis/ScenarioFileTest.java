package io.weir.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Finding;
import io.weir.ingest.decode.ImpstatsDecoder;
import io.weir.ingest.decode.SnapshotDecoder;
import io.weir.ingest.recording.Recording;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import io.weir.testkit.RecordedScenario;
import io.weir.testkit.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the testkit writes is a recording like any other: every line is read, and the same is found in it. */
class ScenarioFileTest {

    @TempDir
    Path directory;

    @Test
    void isReadAsARecording() throws IOException {
        Fault fault = Fault.none().withArrivals(1000).withCalls(1, 16).withCost(0.1, 0.0001);
        for (NativeWindow window : List.of(Engines.otel(fault), Engines.rsyslog(fault.withFills(0), 0))) {
            Path file = directory.resolve("scenario.jsonl");
            ScenarioFile.write(file, new RecordedScenario(window, Map.of("bottleneck", "out")));
            Recording recording = new Recording("simulated", List.of(new ImpstatsDecoder(), new SnapshotDecoder()));

            Files.readAllLines(file).forEach(recording::add);

            List<Finding> found =
                    Recorded.findings(recording.windows(window.settings()).getFirst());
            assertThat(recording.skipped()).isZero();
            assertThat(found).isNotEmpty().isEqualTo(Recorded.findings(window));
        }
    }
}
