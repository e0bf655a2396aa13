package io.weir.messaging;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.NetSocketInternal;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.runtime.BrokerConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One connection to a broker that speaks MQTT, from CONNECT to its end. All on the context of its link.
 *
 * <p>The client of Vert.x knows version 3.1.1 only and lets no more be read on while messages wait; the codec beneath it
 * knows both versions, so this speaks through the codec.
 */
final class MqttConnection {

    private static final int SUBSCRIPTION = 1;
    private static final int FAILED = 0x80;
    // What is on its way is in memory too. A broker that wants fewer says so, in version 5; one of 3.1.1 lets TCP wait.
    private static final int MOST_AT_ONCE = 1_000;

    private final NetSocketInternal socket;
    private final MqttPackets packets;
    private final BrokerConfig.Mqtt config;
    private final Events events;
    private MqttPublishes publishes;
    private boolean heard = true;
    private boolean closed;

    /** What a connection tells its link. */
    interface Events {

        /** The broker has accepted the connection and the subscriptions. */
        void ready(MqttConnection connection);

        /** A message came. Its buffer must not be kept. */
        void message(MqttConnection from, MqttPublishMessage message);

        /** It is over, or never began. Called once. */
        void closed(String reason);
    }

    MqttConnection(NetSocketInternal socket, MqttPackets packets, BrokerConfig.Mqtt config, Events events) {
        this.socket = socket;
        this.packets = packets;
        this.config = config;
        this.events = events;
        this.publishes = new MqttPublishes(packets, this::write, MOST_AT_ONCE);
    }

    void begin() {
        ChannelPipeline pipeline = socket.channelHandlerContext().pipeline();
        pipeline.addBefore("handler", "mqttEncoder", MqttEncoder.INSTANCE);
        pipeline.addBefore(
                "handler",
                "mqttDecoder",
                new MqttDecoder(Math.toIntExact(config.packetSize().asLongValue())));
        socket.messageHandler(this::handle);
        socket.exceptionHandler(e -> end("the connection broke: " + e.getMessage()));
        socket.closeHandler(gone -> end("the broker closed the connection"));
        write(packets.connect());
    }

    void send(OutgoingMessage message, CompletableFuture<Void> result) {
        publishes.send(message, result);
    }

    void acknowledge(int id) {
        if (!closed) {
            write(packets.acknowledge(id));
        }
    }

    /** Whether more may be read; TCP holds the broker back otherwise. */
    void reading(boolean on) {
        if (!closed) {
            heard = true;
            socket.channelHandlerContext().channel().config().setAutoRead(on);
        }
    }

    /** Called once a keep-alive interval. */
    void tick() {
        boolean reading = socket.channelHandlerContext().channel().config().isAutoRead();
        if (reading && !heard) {
            end("the broker did not answer within " + config.keepAlive().toSeconds() + " s");
            return;
        }
        heard = false;
        write(MqttPackets.ping());
    }

    void disconnect() {
        write(MqttPackets.disconnect());
        end("the service stops");
    }

    /** Ends it, unless it is over. */
    void giveUp(String reason) {
        end(reason);
    }

    private void write(MqttMessage message) {
        socket.writeMessage(message);
    }

    private void handle(Object read) {
        heard = true;
        if (!(read instanceof MqttMessage message)) {
            return;
        }
        try {
            if (message.decoderResult().isFailure()) {
                end("what the broker sent cannot be read: "
                        + message.decoderResult().cause().getMessage());
            } else {
                handle(message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void handle(MqttMessage message) {
        switch (message) {
            case MqttConnAckMessage answer -> connected(answer);
            case MqttSubAckMessage answer -> subscribed(answer);
            case MqttPublishMessage publish -> events.message(this, publish);
            default -> {
                switch (message.fixedHeader().messageType()) {
                    case PUBACK -> acknowledged(message.variableHeader());
                    case DISCONNECT -> end("the broker disconnects" + reason(message.variableHeader()));
                    default -> {
                        // answers to pings, and what version 3.1.1 does not know
                    }
                }
            }
        }
    }

    private void connected(MqttConnAckMessage answer) {
        int code = answer.variableHeader().connectReturnCode().byteValue() & 0xFF;
        if (code != 0) {
            end("the broker refuses the connection: " + answer.variableHeader().connectReturnCode());
            return;
        }
        MqttProperties properties = answer.variableHeader().properties();
        if (properties.getProperty(MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM.value())
                instanceof MqttProperties.IntegerProperty most) {
            publishes = new MqttPublishes(packets, this::write, Math.min(MOST_AT_ONCE, most.value()));
        }
        if (packets.filters().isEmpty()) {
            events.ready(this);
        } else {
            write(packets.subscribe(SUBSCRIPTION));
        }
    }

    private void subscribed(MqttSubAckMessage answer) {
        List<Integer> codes = answer.payload().reasonCodes();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) >= FAILED) {
                end("the broker refuses the subscription to '"
                        + packets.filters().get(i) + "' (code 0x" + Integer.toHexString(codes.get(i)) + ")");
                return;
            }
        }
        events.ready(this);
    }

    private void acknowledged(Object header) {
        int reason = header instanceof MqttPubReplyMessageVariableHeader reply ? reply.reasonCode() & 0xFF : 0;
        if (header instanceof MqttMessageIdVariableHeader id) {
            publishes.acknowledged(id.messageId(), reason);
        }
    }

    private static String reason(Object header) {
        return header instanceof MqttReasonCodeAndPropertiesVariableHeader why
                ? " (code 0x" + Integer.toHexString(why.reasonCode() & 0xFF) + ")"
                : "";
    }

    private void end(String reason) {
        if (closed) {
            return;
        }
        closed = true;
        socket.close();
        publishes.fail(reason);
        events.closed(reason);
    }
}
