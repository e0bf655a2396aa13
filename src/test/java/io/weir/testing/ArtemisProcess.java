package io.weir.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Artemis in a process of its own, that can be killed and started again with the same data. */
public final class ArtemisProcess implements Killable {

    private final Path directory = Files.createTempDirectory("weir-test-artemis");
    private final int port = Scratch.freePort();
    private final ChildProcess process;

    /** Starts it and waits until it answers. */
    public ArtemisProcess() throws IOException {
        process = new ChildProcess(
                directory.resolve("out.log"),
                Main.class,
                List.of(directory.resolve("data").toString(), Integer.toString(port)));
    }

    /** What runs in the process of its own. */
    public static final class Main {

        private Main() {}

        /** @param args directory, port */
        public static void main(String[] args) throws Exception {
            ChildProcess.serve(EmbeddedArtemis.in(Path.of(args[0]), Integer.parseInt(args[1]))::close);
        }
    }

    /** Port for AMQP and MQTT. */
    public int port() {
        return port;
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
