package io.weir.messaging;

import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import io.weir.runtime.BrokerConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps one connection to a broker that speaks MQTT, and makes it anew when it breaks. All on one context. */
final class MqttLine {

    private static final int ANSWER_MILLIS = 15_000;

    private final Vertx vertx;
    private final Context context;
    private final NetClientOptions options;
    private final BrokerConfig.Mqtt config;
    private final MqttPackets packets;
    private final LinkState state;
    private final User user;
    private final Pause pause = new Pause();
    private @Nullable MqttConnection ready;
    private @Nullable MqttConnection made;
    private boolean stopped;

    /** Who uses the line. */
    interface User {

        /** The line stands. */
        void ready(MqttConnection connection);

        /** A message came. Its buffer must not be kept. */
        void message(MqttConnection from, MqttPublishMessage message);
    }

    MqttLine(
            Vertx vertx,
            Context context,
            NetClientOptions options,
            BrokerConfig.Mqtt config,
            MqttPackets packets,
            LinkState state,
            User user) {
        this.vertx = vertx;
        this.context = context;
        this.options = options;
        this.config = config;
        this.packets = packets;
        this.state = state;
        this.user = user;
    }

    LinkState state() {
        return state;
    }

    /** The connection, if it stands. */
    Optional<MqttConnection> connection() {
        return Optional.ofNullable(ready);
    }

    void start() {
        connect();
        vertx.setPeriodic(config.keepAlive().toMillis(), tick -> {
            if (ready != null) {
                ready.tick();
            }
        });
    }

    void stop() {
        stopped = true;
        if (made != null) {
            made.disconnect();
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        NetClient client = vertx.createNetClient(options);
        client.connect(config.port(), config.host()).onComplete(done -> {
            if (done.succeeded()) {
                begin(client, done.result());
            } else {
                again(client, LinkState.reason(done.cause()));
            }
        });
    }

    private void begin(NetClient client, NetSocket socket) {
        MqttConnection connection = new MqttConnection((NetSocketInternal) socket, packets, config, new Events(client));
        made = connection;
        connection.begin();
        vertx.setTimer(
                ANSWER_MILLIS,
                id -> context.runOnContext(nothing -> {
                    if (made == connection && ready == null) {
                        connection.giveUp("the broker did not answer within " + ANSWER_MILLIS / 1_000 + " s");
                    }
                }));
    }

    private void again(NetClient client, String reason) {
        client.close();
        if (!stopped) {
            state.down(reason);
            vertx.setTimer(pause.millis(), id -> context.runOnContext(nothing -> connect()));
        }
    }

    /** What happens on one connection. */
    private final class Events implements MqttConnection.Events {

        private final NetClient client;

        Events(NetClient client) {
            this.client = client;
        }

        @Override
        public void ready(MqttConnection connection) {
            ready = connection;
            pause.reset();
            state.up();
            user.ready(connection);
        }

        @Override
        public void message(MqttConnection from, MqttPublishMessage message) {
            user.message(from, message);
        }

        @Override
        public void closed(String reason) {
            ready = null;
            made = null;
            again(client, reason);
        }
    }
}
