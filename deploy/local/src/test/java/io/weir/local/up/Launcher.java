package io.weir.local.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A launcher in a JVM of its own, so that it can be interrupted and killed. */
final class Launcher implements AutoCloseable {

    // Other tests run beside these: on a busy machine a start takes several times as long as it should.
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Process process;
    private final Path output;

    private Launcher(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** PostgreSQL and Kafka alone. */
    static Launcher start(Path data, String... options) {
        List<String> all = new ArrayList<>(List.of("--no-service", "--no-sample"));
        all.addAll(List.of(options));
        return start(data, data, all, "");
    }

    /** The same on a system that has other programs first on its path. */
    static Launcher startWith(Path programs, Path data, String... options) {
        List<String> all = new ArrayList<>(List.of("--no-service", "--no-sample"));
        all.addAll(List.of(options));
        return start(data, data, all, programs + ":");
    }

    /** Everything that {@code ./weir up} starts, from the jars in the root. */
    static Launcher startAll(Path data, Path root, String... options) {
        return start(data, root, List.of(options), "");
    }

    private static Launcher start(Path data, Path root, List<String> options, String pathFirst) {
        List<String> command = new ArrayList<>(List.of(
                Programs.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dweir.root=" + root,
                "-Dweir.home=" + data,
                "-cp",
                System.getProperty("java.class.path"),
                "io.weir.local.Main",
                "up"));
        command.addAll(options);
        try {
            Path output = Files.createTempFile(data, "launcher", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().compute("PATH", (key, path) -> pathFirst + path);
            return new Launcher(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Launcher awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> output().contains("Ctrl-C stops") || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException(output());
        }
        return this;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }
}
