package io.weir.messaging;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.tls.TlsConfiguration;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.Intake;
import io.weir.ingest.Overruns;
import io.weir.ingest.decode.WeirJsonDecoder;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.BrokerConfig;
import io.weir.runtime.OutgoingConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One service at a broker: its link and all behind it, with a store in memory. */
public final class Side implements AutoCloseable {

    private static final int LARGEST = 1 << 20;

    private final FakeStore store = new FakeStore();
    private final NoLetters letters = new NoLetters();
    private final Link link;

    /** A link of any kind. */
    private record Link(Outlet outlet, List<LinkState> states, Runnable start, Runnable stop) {}

    /**
     * @param broker kind of the link: {@code amqp}, or {@code mqtt-} and the version
     * @param port of the broker
     * @param name under which the broker knows it
     * @param topics that it takes
     * @param vertx on which it runs
     */
    public Side(String broker, int port, String name, String topics, Vertx vertx) {
        this(broker, port, name, topics, vertx, Map.of(), Optional.empty());
    }

    /**
     * @param more configuration
     * @param trusted certificates, as the configuration {@code test} under {@code quarkus.tls} would name them
     */
    Side(
            String broker,
            int port,
            String name,
            String topics,
            Vertx vertx,
            Map<String, String> more,
            Optional<TlsConfiguration> trusted) {
        Map<String, String> values = new HashMap<>(more);
        values.put("weir.broker.amqp.port", Integer.toString(port));
        values.put("weir.broker.amqp.container-id", name);
        values.put("weir.broker.amqp.addresses", topics);
        values.put("weir.broker.mqtt.port", Integer.toString(port));
        values.put("weir.broker.mqtt.client-id", name);
        values.put("weir.broker.mqtt.topics", topics);
        values.put("weir.broker.mqtt.version", broker.endsWith("3.1.1") ? "3.1.1" : "5");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(BrokerConfig.class)
                .withMapping(OutgoingConfig.class)
                .withConverter(Duration.class, 500, new DurationConverter())
                .withConverter(MemorySize.class, 500, new MemorySizeConverter())
                .withDefaultValues(values)
                .build();
        link = link(
                broker.equals("amqp"),
                config.getConfigMapping(BrokerConfig.class),
                config.getConfigMapping(OutgoingConfig.class),
                vertx,
                new ClientTls(tls -> trusted));
        link.start().run();
    }

    private Link link(boolean amqp, BrokerConfig config, OutgoingConfig outgoing, Vertx vertx, ClientTls tls) {
        Link[] made = new Link[1];
        BatchKeeper keeper = keeper(message -> made[0].outlet().send(message), outgoing);
        if (amqp) {
            AmqpLink it = new AmqpLink(config, vertx, Clock.systemUTC(), tls, keeper);
            made[0] = new Link(it, it.states(), it::start, it::stop);
        } else {
            MqttLink it = new MqttLink(config, outgoing, vertx, Clock.systemUTC(), tls, keeper);
            made[0] = new Link(it, it.states(), it::start, it::stop);
        }
        return made[0];
    }

    private BatchKeeper keeper(Outlet outlet, OutgoingConfig outgoing) {
        IngestLimits limits = new IngestLimits(
                LARGEST, 100, 100, 100, 40, 255, 1_024, Duration.ofMinutes(10), Duration.ofDays(1), 16 << 20);
        Intake intake = new Intake(
                new Decoders(List.of(new WeirJsonDecoder(new IdentityRules(List.of("service.name"), false))), Map.of()),
                limits,
                new Overruns(Clock.systemUTC()));
        return new BatchKeeper(
                intake,
                store,
                new DeadLetters(outlet, letters, new SilentMeter(), Clock.systemUTC(), outgoing),
                new SilentMeter(),
                new IngestState(),
                Clock.systemUTC());
    }

    FakeStore store() {
        return store;
    }

    NoLetters letters() {
        return letters;
    }

    /** Whether its connections stand. */
    public boolean connected() {
        return link.states().stream().allMatch(LinkState::connected);
    }

    /** What its connections say of themselves. */
    List<String> said() {
        return link.states().stream().map(LinkState::said).toList();
    }

    /** Sends a message with one value. */
    CompletionStage<Void> send(String topic, double value) {
        return send(topic, json(value));
    }

    byte[] json(double value) {
        String json = "{\"source\":{\"service.name\":\"a\"},\"time\":" + System.currentTimeMillis()
                + ",\"samples\":[{\"name\":\"queue.size\",\"value\":" + value + "}]}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a message; completes when the broker has acknowledged it. */
    public CompletionStage<Void> send(String topic, byte[] bytes) {
        return link.outlet()
                .send(new OutgoingMessage(
                        topic, "k".getBytes(StandardCharsets.UTF_8), List.of(MessageHeader.of("who", "test")), bytes));
    }

    @Override
    public void close() {
        link.stop().run();
    }
}
