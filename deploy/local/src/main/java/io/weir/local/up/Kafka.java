package io.weir.local.up;

import io.weir.local.common.Home;
import io.weir.local.common.LibraryLog;
import io.weir.local.common.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Embedded Kafka (KRaft, one node), in this JVM. */
final class Kafka implements Part {

    private final Home home;
    private final int port;
    private @Nullable KafkaRaftServer server;

    Kafka(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public String title() {
        return "Kafka 4.1";
    }

    @Override
    public String start(StopSignal stop) {
        LibraryLog.into(home.log("kafka"));
        KafkaStorage storage = new KafkaStorage(home.kafka());
        storage.format();
        KafkaConfig config = new KafkaConfig(storage.settings(port, Ports.anyFree()), false);
        try {
            KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
            server = starting;
            starting.startup();
        } catch (KafkaException e) {
            throw Problem.ofMachine("Kafka did not start: " + e.getMessage() + "\n" + lastWords());
        }
        KafkaTopics.create("127.0.0.1:" + port);
        return "127.0.0.1:" + port;
    }

    @Override
    public void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }

    /** Never completes: it lives in this JVM, and ends it when it cannot go on. */
    @Override
    public CompletionStage<String> ended() {
        return new CompletableFuture<>();
    }

    @Override
    public String lastWords() {
        return LogTail.of(home.log("kafka"), 20);
    }
}
