package io.weir.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageFactory;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.runtime.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The packets of MQTT that the link sends, in the version that is configured. */
final class MqttPackets {

    static final String KEY = "weir-key";

    private final BrokerConfig.Mqtt config;
    private final String clientId;
    private final List<String> filters;
    private final boolean five;

    private MqttPackets(BrokerConfig.Mqtt config, String clientId, List<String> filters) {
        this.config = config;
        this.clientId = clientId;
        this.filters = filters;
        this.five = version(config.version()) == MqttVersion.MQTT_5;
    }

    /** For a connection that takes messages: its session outlives it. */
    static MqttPackets taking(BrokerConfig.Mqtt config) {
        return new MqttPackets(config, config.clientId(), config.topics());
    }

    /** For a connection that only sends. */
    static MqttPackets giving(BrokerConfig.Mqtt config) {
        return new MqttPackets(config, config.clientId() + "-out", List.of());
    }

    /** What is subscribed to; empty when nothing is. */
    List<String> filters() {
        return filters;
    }

    MqttConnectMessage connect() {
        MqttMessageBuilders.ConnectBuilder builder = MqttMessageBuilders.connect()
                .protocolVersion(version(config.version()))
                .clientId(clientId)
                .cleanSession(filters.isEmpty())
                .keepAlive(Math.toIntExact(config.keepAlive().toSeconds()))
                .hasUser(config.username().isPresent())
                .hasPassword(config.password().isPresent());
        config.username().ifPresent(builder::username);
        config.password()
                .map(password -> password.getBytes(StandardCharsets.UTF_8))
                .ifPresent(builder::password);
        if (five) {
            builder.properties(session());
        }
        return builder.build();
    }

    private MqttProperties session() {
        MqttProperties properties = new MqttProperties();
        long expiry = filters.isEmpty() ? 0 : Math.min(config.sessionExpiry().toSeconds(), 0xFFFF_FFFEL);
        properties.add(number(MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(), (int) expiry));
        properties.add(number(MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM.value(), config.receiveMaximum()));
        properties.add(number(
                MqttProperties.MqttPropertyType.MAXIMUM_PACKET_SIZE.value(),
                Math.toIntExact(config.packetSize().asLongValue())));
        return properties;
    }

    MqttSubscribeMessage subscribe(int id) {
        MqttMessageBuilders.SubscribeBuilder builder =
                MqttMessageBuilders.subscribe().messageId(id);
        for (String filter : filters) {
            if (five) {
                // What the service itself sends must not come back; of shared subscriptions that may not be asked.
                boolean shared = filter.startsWith("$share/");
                builder.addSubscription(
                        filter,
                        new MqttSubscriptionOption(
                                MqttQoS.AT_LEAST_ONCE, !shared, false, RetainedHandlingPolicy.SEND_AT_SUBSCRIBE));
            } else {
                builder.addSubscription(MqttQoS.AT_LEAST_ONCE, filter);
            }
        }
        return builder.build();
    }

    MqttPublishMessage publish(int id, OutgoingMessage message) {
        ByteBuf payload = Unpooled.wrappedBuffer(message.bytes());
        MqttMessageBuilders.PublishBuilder builder = MqttMessageBuilders.publish()
                .topicName(message.topic())
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(id)
                .retained(false)
                .payload(payload);
        if (five) {
            builder.properties(headers(message));
        }
        return builder.build();
    }

    private static MqttProperties headers(OutgoingMessage message) {
        MqttProperties properties = new MqttProperties();
        MqttProperties.UserProperties user = new MqttProperties.UserProperties();
        byte[] key = message.key();
        if (key != null) {
            user.add(KEY, new String(key, StandardCharsets.UTF_8));
        }
        message.headers().forEach(header -> {
            if (!header.name().equals(KEY)) {
                user.add(header.name(), header.text());
            }
        });
        properties.add(user);
        return properties;
    }

    MqttMessage acknowledge(int id) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.PUBACK), MqttMessageIdVariableHeader.from(id), null);
    }

    static MqttMessage ping() {
        return new MqttMessage(header(MqttMessageType.PINGREQ));
    }

    static MqttMessage disconnect() {
        return new MqttMessage(header(MqttMessageType.DISCONNECT));
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }

    private static MqttProperties.IntegerProperty number(int property, int value) {
        return new MqttProperties.IntegerProperty(property, value);
    }

    private static MqttVersion version(String version) {
        return switch (version.strip()) {
            case "3.1.1" -> MqttVersion.MQTT_3_1_1;
            case "5" -> MqttVersion.MQTT_5;
            default ->
                throw new IllegalArgumentException(
                        "weir.broker.mqtt.version is '" + version + "', must be one of " + List.of("3.1.1", "5"));
        };
    }
}
