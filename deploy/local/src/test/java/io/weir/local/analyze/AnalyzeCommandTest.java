package io.weir.local.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import io.weir.local.common.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command as a person runs it, on the recordings of the service's tests. */
class AnalyzeCommandTest {

    private static final Path SAMPLES = Path.of("../../src/test/resources/samples");
    private static final Path RECORDINGS = Path.of("../../src/test/resources/recordings");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @TempDir
    private Path dir;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void printsWhatIsFound() throws IOException {
        int code = run(recording("rsyslog/slow_sink"));

        JsonNode first = new ObjectMapper().readTree(out()).path("findings").path(0);
        assertThat(code).isZero();
        assertThat(first.path("source").asText()).isEqualTo("rsyslog/slow_sink");
        assertThat(first.path("stage").asText()).isEqualTo("fwd_siem");
        assertThat(first.path("kind").asText()).isEqualTo("sink");
        assertThat(first.path("severity").asText()).isEqualTo("error");
        assertThat(first.path("suggestions").path(0).path("action").asText()).isEqualTo("external");
        assertThat(first.path("suggestions")
                        .path(0)
                        .path("effect")
                        .path("expected")
                        .asDouble())
                .isBetween(760.0, 840.0);
    }

    @Test
    void nothingFoundIsNoFailure() throws IOException {
        int code = run(recording("rsyslog/healthy"), recording("otel-java/healthy"));

        assertThat(code).isZero();
        assertThat(new ObjectMapper().readTree(out()).path("findings")).isEmpty();
    }

    @Test
    void usesTheConfigurationOfTheEngine() throws IOException {
        Path settings = Files.writeString(
                dir.resolve("settings.json"), "{\"core\":{\"sinks\":[\"http\"],\"max_queue_size\":1000},\"http\":{}}");

        run(recording("fapilog/slow_sink"), "--settings", settings.toString());

        JsonNode first = new ObjectMapper().readTree(out()).path("findings").path(0);
        assertThat(first.path("stage").asText()).isEqualTo("http");
        assertThat(first.path("suggestions").path(0).path("patch").asText())
                .isEqualTo("{\"http\": {\"batch_size\": 50}}");
    }

    @Test
    void saysWhatIsWrongWithItsInput() throws IOException {
        Path text = Files.writeString(dir.resolve("notes.txt"), "no recording\n");
        String healthy = recording("rsyslog/healthy");
        List<String[]> wrong = List.of(
                new String[] {dir.resolve("missing.jsonl").toString()},
                new String[] {dir.toString()},
                new String[] {text.toString()},
                new String[] {healthy, "--settings", dir.resolve("missing.conf").toString()},
                new String[] {healthy, "--settings", text.toString()});

        for (String[] args : wrong) {
            err.reset();
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(err()).as(String.join(" ", args)).startsWith("weir: ").hasLineCount(1);
        }
        assertThat(out()).isEmpty();
    }

    @Test
    void saysWhyNothingCanBeFound() throws IOException {
        Path brief = Files.writeString(
                dir.resolve("brief.jsonl"),
                "{\"ts\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"a/queueSize{processorType=BatchLogRecordProcessor}\":1}}\n");

        int code = run(brief.toString());

        assertThat(code).isZero();
        assertThat(err()).contains("brief, BatchLogRecordProcessor: bottleneck: needs pipeline.queue.size");
    }

    @Test
    void saysWhatIsWrongWithAPluginAndGoesOn() throws IOException {
        Files.writeString(dir.resolve("broken.jar"), "no jar");

        int code = run(recording("rsyslog/slow_sink"), "--plugins", dir.toString());

        assertThat(code).isZero();
        assertThat(err()).contains("a plugin is rejected, broken.jar: is not a whole jar");
        assertThat(new ObjectMapper().readTree(out()).path("findings")).isNotEmpty();
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        Path marked = Files.writeString(
                dir.resolve("marked.jsonl"), "\uFEFF{\"ts\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"a\":1}}\n");

        int code = run(marked.toString());

        assertThat(code).isZero();
        assertThat(err()).doesNotContain("left out");
    }

    @Test
    void countsLinesThatWereLeftOut() throws IOException {
        Path mixed = Files.writeString(
                dir.resolve("mixed.jsonl"), "{\"ts\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"a\":1}}\ngarbage\n");

        int code = run(mixed.toString());

        assertThat(code).isZero();
        assertThat(err()).contains("1 of 2 lines were left out").contains("no adapter knows the metrics");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEveryFormat(Path sample) {
        int code = run(sample.toString());

        assertThat(code).as(err()).isZero();
        assertThat(err()).doesNotContain("left out");
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".meta.json"))
                    .filter(file -> !SAMPLES.relativize(file).startsWith("expected"))
                    // What Sparkplug B is, its topic tells; this one is a record of a log.
                    .filter(file -> !file.toString().contains("sparkplug_b"))
                    .filter(file -> !file.endsWith("kafka_json_log.json") && !file.endsWith("metadata_real.snappy"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theHelpNamesEveryFormat() throws IOException {
        List<String> formats = Formats.all(IdentityRules.DEFAULT, new Unpacking(1)).stream()
                .map(PayloadDecoder::format)
                .filter(format -> !format.equals("sparkplug-b"))
                .toList();

        assertThat(Files.readString(Path.of("../../weir"))).contains(formats);
    }

    @Test
    void namesTheFormatsThatThereAre() throws IOException {
        Path file = Files.writeString(dir.resolve("no.txt"), "nothing that is known\n");

        int code = run(file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("otlp-proto", "prometheus-remote-write", "collectd-json", "beats-monitoring");
    }

    private static int run(String... args) {
        return new CommandLine(new AnalyzeCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Problem.report(failure))
                .execute(args);
    }

    private static String recording(String name) {
        return RECORDINGS.resolve(name + ".jsonl.gz").toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
