package io.weir.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.common.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "otel-java/healthy, 36",
        "logback/slow_sink, 72",
        "log4j2/healthy, 36",
        "fapilog/small_queue_bursts.wait_not_drop, 35",
        "rsyslog/few_workers.fixed_2workers, 616",
    })
    void readsAllFiveSystems(String name, long lines) {
        Recording recording = Recording.of(RECORDINGS.resolve(name + ".jsonl.gz"));

        assertThat(recording.name()).isEqualTo(name);
        assertThat(recording.lines()).isEqualTo(lines);
        assertThat(recording.length()).isBetween(Duration.ofSeconds(20), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "otel-java/healthy",
        "logback/slow_sink",
        "log4j2/healthy",
        "fapilog/small_queue_bursts.wait_not_drop",
        "rsyslog/few_workers.fixed_2workers",
    })
    void sendsAllLinesInOrderWithTheirSpacing(String name) throws IOException {
        Recording recording = Recording.of(RECORDINGS.resolve(name + ".jsonl.gz"));
        List<Instant> sent = new ArrayList<>();
        List<Instant> recorded = new ArrayList<>();
        recording
                .open()
                .lines()
                .forEach(line -> recorded.add(Stamp.of(line).orElseThrow().at()));

        try (Track track = new Track(recording, Instant.parse("2027-01-01T00:00:00Z"), 7, false)) {
            new Player(
                            until -> {},
                            (source, line) ->
                                    sent.add(Stamp.of(line).orElseThrow().at()))
                    .play(List.of(track), false);
        }

        assertThat(sent).hasSameSizeAs(recorded);
        Duration shift = Duration.between(recorded.getFirst(), sent.getFirst());
        assertThat(sent).isEqualTo(recorded.stream().map(at -> at.plus(shift)).toList());
    }

    @Test
    void namesTheLineThatIsNoMetrics() throws IOException {
        Path file = directory.resolve("run.jsonl");
        Files.writeString(file, "{\"ts\":\"2026-01-01T00:00:00Z\"}\n\n{\"t\": 5}\n");

        assertThatThrownBy(() -> Recording.of(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is not a recording: line 3");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> Recording.of(directory.resolve("none.jsonl")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void saysThatAFileIsEmpty() throws IOException {
        Path file = Files.createFile(directory.resolve("empty.jsonl"));

        assertThatThrownBy(() -> Recording.of(file)).isInstanceOf(Problem.class).hasMessageContaining("is empty");
    }

    @Test
    void saysThatACompressedFileIsBroken() throws IOException {
        Path file = directory.resolve("broken.jsonl.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

        assertThatThrownBy(() -> Recording.of(file)).isInstanceOf(Problem.class).hasMessageContaining("cannot read");
    }
}
