package io.weir.whole;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.testing.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, that can be killed and started again. */
final class WeirProcess implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("weir.packaged"));
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Scratch.freePort();
    private final Map<String, String> configuration = new TreeMap<>();
    private final Path log;
    private final String heap;
    private Process process;

    /**
     * Starts it and waits until it is ready.
     *
     * @param name of its database, topic and log file; nobody else's
     * @param heap most memory for objects, as -Xmx has it
     * @param more configuration
     */
    WeirProcess(String name, String heap, Map<String, String> more) throws IOException {
        this.heap = heap;
        this.log = Files.createDirectories(Path.of("target", "whole")).resolve(name + ".log");
        Files.deleteIfExists(log);
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.put("quarkus.http.port", Integer.toString(port));
        configuration.put("quarkus.datasource.jdbc.url", Services.shared().jdbcUrl(name));
        configuration.put(
                "quarkus.datasource.reactive.url",
                Services.shared().jdbcUrl(name).substring("jdbc:".length()));
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        configuration.put("kafka.bootstrap.servers", Services.shared().bootstrapServers());
        configuration.put("mp.messaging.incoming.metrics.topics", name);
        configuration.put("mp.messaging.incoming.metrics.group.id", name);
        // A killed process keeps its partitions for so long.
        configuration.put("mp.messaging.incoming.metrics.session.timeout.ms", "1500");
        configuration.put("mp.messaging.incoming.metrics.heartbeat.interval.ms", "300");
        configuration.put("weir.outgoing.dead-letter", name + ".dead-letter");
        // Most tests look by SQL, which reads frames, not blocks.
        configuration.put("weir.storage.compaction.after", "48h");
        configuration.putAll(more);
        process = launch();
        awaitReady();
    }

    /** Ends it as the kernel ends a process: at once, without a word to it. */
    void kill() throws InterruptedException {
        if (!process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service does not end");
        }
    }

    /** Starts it again after {@link #kill()}; does not wait. */
    void restart() throws IOException {
        process = launch();
    }

    void awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> ready() == 200);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Memory that it has, as the operating system counts it. Linux only. */
    long residentBytes() throws IOException {
        String pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                .split(" ")[1];
        return Long.parseLong(pages) * 4_096;
    }

    /** Status of the readiness check: 200 when ready, 503 when not, 0 when nobody answers. */
    int ready() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended with " + process.exitValue() + ", see " + log);
        }
        return get("/q/health/ready").map(HttpResponse::statusCode).orElse(0);
    }

    /** Its own metrics. */
    OwnMetrics metrics() throws IOException {
        return get("/q/metrics").map(HttpResponse::body).map(OwnMetrics::parse).orElseThrow();
    }

    /** What the API answers, as JSON. */
    JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = get(path).orElseThrow(() -> new IOException("nobody answers " + path));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered with " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Gives something to the API, as JSON. */
    void post(String path, String json) throws IOException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = send(request).orElseThrow(() -> new IOException("nobody answers " + path));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " is answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Where its log is. */
    Path logFile() {
        return log.toAbsolutePath();
    }

    /** All that its health checks say. */
    String health() throws IOException {
        return get("/q/health").map(HttpResponse::body).orElseThrow();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private Optional<HttpResponse<String>> get(String path) throws IOException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) throws IOException {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpTimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Process launch() throws IOException {
        if (!Files.exists(JAR)) {
            throw new UncheckedIOException(new IOException(JAR.toAbsolutePath() + " is missing: package first"));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Quick to start on a small machine; an exhausted heap ends the process at once.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.add("-Xmx" + heap);
        command.addAll(List.of("-XX:+HeapDumpOnOutOfMemoryError", "-XX:HeapDumpPath=" + log + ".hprof"));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
