package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Kafka in a process of its own, that can be killed and started again with the same data. */
public final class KafkaProcess implements AutoCloseable {

    private static final String UP = "kafka is up";

    private final Path directory = Files.createTempDirectory("weir-test-kafka");
    private final int port = Scratch.freePort();
    private final int controllerPort = Scratch.freePort();
    private Process process;

    /** Starts it and waits until it answers. */
    public KafkaProcess() throws IOException {
        process = launch();
    }

    /** What runs in the process of its own. */
    public static final class Main {

        private Main() {}

        /** @param args directory, port, port of the controller */
        public static void main(String[] args) throws Exception {
            EmbeddedKafka kafka =
                    EmbeddedKafka.startIn(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            System.out.println(UP);
            // Ends when the test's process does, however that ended.
            while (System.in.read() >= 0) {
                continue;
            }
            kafka.close();
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it as the kernel ends a process. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again after {@link #kill()} and waits until it answers. */
    public void restart() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        Path log = directory.resolve("out.log");
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        directory.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log).contains(UP)) {
            if (!started.isAlive()) {
                throw new IOException("Kafka did not start:\n" + Files.readString(log));
            }
            Thread.onSpinWait();
        }
        return started;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Scratch.delete(directory);
    }
}
