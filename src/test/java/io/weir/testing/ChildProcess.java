package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Java process of a test's own, that can be killed and started again. It ends when the test's process does. */
final class ChildProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String UP = "it is up";

    private final Path log;
    private final List<String> command = new ArrayList<>();
    private Process process;

    /**
     * Starts it and waits until it says that it is up.
     *
     * @param log where its output goes
     * @param main with a method main that calls {@link #serve}
     * @param arguments of main
     */
    ChildProcess(Path log, Class<?> main, List<String> arguments) throws IOException {
        this.log = log;
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        start();
    }

    /** What is closed at its end. */
    interface Part extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** In the other process: says that it is up, and waits until the test's process is gone, however that ended. */
    static void serve(Part part) throws IOException {
        System.out.println(UP);
        while (System.in.read() >= 0) {
            continue;
        }
        part.close();
    }

    /** Starts it, for the first time or after {@link #kill}. */
    void start() throws IOException {
        Files.deleteIfExists(log);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(UP)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(
                        command.getLast() + (process.isAlive() ? " is not up after " + PATIENCE : " ended") + ":\n"
                                + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Ends it as the kernel ends a process. */
    void kill() throws IOException {
        try {
            if (!process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
