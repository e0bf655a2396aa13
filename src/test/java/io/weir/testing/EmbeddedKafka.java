package io.weir.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka of one node in KRaft mode, inside this process. Topics come to life when they are first used. */
public final class EmbeddedKafka implements AutoCloseable {

    /** Partitions of a topic that nobody created by hand. */
    public static final int PARTITIONS = 4;

    private final Path directory;
    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Path directory, int port, int controllerPort, Map<String, String> more) throws IOException {
        this.directory = directory;
        this.port = port;
        Properties properties = properties(directory, port, controllerPort);
        properties.putAll(more);
        if (!Files.exists(directory.resolve("log").resolve("meta.properties"))) {
            format(directory, properties);
        }
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
    }

    /** Starts one in a new directory; takes about three seconds. */
    public static EmbeddedKafka start() throws IOException {
        return new EmbeddedKafka(
                Files.createTempDirectory("weir-test-kafka"), Scratch.freePort(), Scratch.freePort(), Map.of());
    }

    /**
     * Starts one that has another port, which takes TLS only, and only from a user with this password.
     *
     * @param lockedPort the other port
     */
    public static EmbeddedKafka locked(int lockedPort, Certificates certificates, String user, String password)
            throws IOException {
        int port = Scratch.freePort();
        int controllerPort = Scratch.freePort();
        Map<String, String> more = new HashMap<>();
        more.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",SASL_SSL://127.0.0.1:" + lockedPort + ",CONTROLLER://127.0.0.1:"
                        + controllerPort);
        more.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
        more.put("inter.broker.listener.name", "PLAINTEXT");
        more.put("sasl.enabled.mechanisms", "PLAIN");
        more.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + user + "=\"" + password
                        + "\";");
        more.put("ssl.keystore.type", "PKCS12");
        more.put("ssl.keystore.location", certificates.keys().toString());
        more.put("ssl.keystore.password", Certificates.PASSWORD);
        more.put("ssl.key.password", Certificates.PASSWORD);
        return new EmbeddedKafka(Files.createTempDirectory("weir-test-kafka"), port, controllerPort, more);
    }

    /**
     * Starts one in a directory, with what an earlier one has left there.
     *
     * @param controllerPort always the same for one directory: it stands in the data
     */
    static EmbeddedKafka startIn(Path directory, int port, int controllerPort) throws IOException {
        return new EmbeddedKafka(directory, port, controllerPort, Map.of());
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        Scratch.delete(directory);
    }

    private static void format(Path directory, Properties properties) throws IOException {
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        String[] arguments = {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int code = StorageTool.execute(arguments, new PrintStream(OutputStream.nullOutputStream()));
        if (code != 0) {
            throw new IOException("Kafka's storage could not be formatted: code " + code);
        }
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        p.setProperty("log.dirs", directory.resolve("log").toString());
        p.setProperty("num.partitions", Integer.toString(PARTITIONS));
        p.setProperty("offsets.topic.num.partitions", "1");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("transaction.state.log.num.partitions", "1");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("group.min.session.timeout.ms", "1000");
        p.setProperty("message.max.bytes", Integer.toString(64 << 20));
        p.setProperty("log.cleaner.enable", "false");
        // A killed broker is not let in again before its old session is over.
        p.setProperty("broker.session.timeout.ms", "2000");
        p.setProperty("broker.heartbeat.interval.ms", "400");
        return p;
    }
}
