package io.weir.messaging;

import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.BrokerConfig;
import io.weir.runtime.OutgoingConfig;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The link to a broker that speaks MQTT. The session for what comes outlives its connection, so that the broker keeps
 * messages while the service is away; each is acknowledged when it is kept. What goes has a connection of its own: the
 * other may be held back while acknowledgements are waited for here.
 */
@Singleton
@Typed(MqttLink.class)
class MqttLink implements Outlet {

    private static final int CONNECT_MILLIS = 5_000;
    private static final long MOST_BYTES = 32 << 20;

    private final BrokerConfig.Mqtt config;
    private final Set<String> own;
    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final Gatherer gatherer;
    private final MqttLine in;
    private final MqttLine out;

    MqttLink(
            BrokerConfig config, OutgoingConfig outgoing, Vertx vertx, Clock clock, ClientTls tls, BatchKeeper keeper) {
        this.config = config.mqtt();
        this.own = outgoing.topics();
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.gatherer = new Gatherer(keeper::keep, this::later, this::regulate);
        NetClientOptions options =
                new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true);
        tls.apply(options, this.config.tls(), this.config.tlsConfiguration());
        this.in = line(options, MqttPackets.taking(this.config), "", new Taking());
        this.out = line(options, MqttPackets.giving(this.config), " (outgoing)", new Giving());
    }

    List<LinkState> states() {
        return List.of(in.state(), out.state());
    }

    void start() {
        later(in::start);
        later(out::start);
    }

    void stop() {
        later(in::stop);
        later(out::stop);
    }

    @Override
    public CompletionStage<Void> send(OutgoingMessage message) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        later(() -> out.connection()
                .ifPresentOrElse(
                        connection -> connection.send(message, result),
                        () -> result.completeExceptionally(new IOException("not connected to the MQTT broker: "
                                + out.state().said()))));
        return result;
    }

    private MqttLine line(NetClientOptions options, MqttPackets packets, String part, MqttLine.User user) {
        LinkState state = new LinkState("MQTT broker " + config.host() + ":" + config.port() + part);
        return new MqttLine(vertx, context, options, config, packets, state, user);
    }

    private void later(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    private void regulate() {
        boolean room = gatherer.messages() < config.receiveMaximum() && gatherer.bytes() < MOST_BYTES;
        in.connection().ifPresent(connection -> connection.reading(room));
    }

    /** What comes. */
    private final class Taking implements MqttLine.User {

        @Override
        public void ready(MqttConnection connection) {
            regulate();
        }

        // On a connection that broke meanwhile nothing is acknowledged, and the message comes again.
        @Override
        public void message(MqttConnection from, MqttPublishMessage message) {
            int id = message.variableHeader().packetId();
            Runnable acknowledgement =
                    message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE ? () -> from.acknowledge(id) : () -> {};
            if (own.contains(message.variableHeader().topicName())) {
                // A wide filter brings back what the service itself sent: taking it would never end.
                acknowledgement.run();
            } else {
                gatherer.add(MqttMessages.received(message, clock.instant(), acknowledgement));
                regulate();
            }
        }
    }

    /** What goes. */
    private static final class Giving implements MqttLine.User {

        @Override
        public void ready(MqttConnection connection) {
            // what is to be sent waits for nobody
        }

        @Override
        public void message(MqttConnection from, MqttPublishMessage message) {
            // nothing is subscribed
        }
    }
}
