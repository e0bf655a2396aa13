package io.weir.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.common.MessageReader;
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

    private static final Path SAMPLES = Path.of("../../src/test/resources/samples");
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
        try (MessageReader lines = recording.open()) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                recorded.add(Stamp.of(new String(line, UTF_8)).orElseThrow().at());
            }
        }

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
    void sendsOtherFormatsAsWeirJsonWithTheSameSpacing() throws IOException {
        Path file = directory.resolve("cpu.txt");
        Files.writeString(
                file,
                "cpu,host=a usage=1.5,idle=90i 1767225600000000000\ncpu,host=a usage=2.5,idle=80i 1767225610000000000\n");
        List<String> sent = new ArrayList<>();

        try (Track track = new Track(Recording.of(file), Instant.parse("2027-01-01T00:00:00Z"), 1, false)) {
            new Player(until -> {}, (source, line) -> sent.add(line)).play(List.of(track), false);
        }

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).contains("\"host.name\":\"a\"", "\"time\":1798761600000", "\"value\":1.5");
        assertThat(sent.getLast()).contains("\"time\":1798761610000", "\"value\":2.5");
    }

    @Test
    void sendsAFileThatIsOneMessage() {
        Recording recording = Recording.of(SAMPLES.resolve("otelcol_kafka/otlp_proto.bin"));

        assertThat(recording.lines()).isEqualTo(1);
    }

    @Test
    void namesTheFormatsThereAre() throws IOException {
        Path file = Files.writeString(directory.resolve("run.jsonl"), "nothing that is known\n");

        assertThatThrownBy(() -> Recording.of(file))
                .hasMessageContaining("otlp-proto")
                .hasMessageContaining("collectd-json");
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
