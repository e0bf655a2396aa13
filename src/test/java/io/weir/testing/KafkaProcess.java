package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Kafka in a process of its own, that can be killed and started again with the same data. */
public final class KafkaProcess implements Killable {

    private final Path directory = Files.createTempDirectory("weir-test-kafka");
    private final int port = Scratch.freePort();
    private final ChildProcess process;

    /** Starts it and waits until it answers. */
    public KafkaProcess() throws IOException {
        process = new ChildProcess(
                directory.resolve("out.log"),
                Main.class,
                List.of(directory.toString(), Integer.toString(port), Integer.toString(Scratch.freePort())));
    }

    /** What runs in the process of its own. */
    public static final class Main {

        private Main() {}

        /** @param args directory, port, port of the controller */
        public static void main(String[] args) throws Exception {
            ChildProcess.serve(EmbeddedKafka.startIn(
                    Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))::close);
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void kill() throws IOException {
        process.kill();
    }

    /** Waits until it answers. */
    @Override
    public void restart() throws IOException {
        process.start();
    }

    @Override
    public void close() throws IOException {
        process.kill();
        Scratch.delete(directory);
    }
}
