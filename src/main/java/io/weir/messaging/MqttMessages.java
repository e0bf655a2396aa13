package io.weir.messaging;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages of MQTT as ours. */
final class MqttMessages {

    private MqttMessages() {}

    static MqttReceived received(MqttPublishMessage message, Instant now, Runnable acknowledgement) {
        MqttProperties properties = message.variableHeader().properties();
        Map<String, String> shown = new HashMap<>();
        if (properties.getProperty(MqttPropertyType.CONTENT_TYPE.value())
                instanceof MqttProperties.StringProperty type) {
            shown.put("content-type", type.value());
        }
        List<MessageHeader> headers = new ArrayList<>();
        for (MqttProperties.MqttProperty<?> property :
                properties.getProperties(MqttPropertyType.USER_PROPERTY.value())) {
            if (property instanceof MqttProperties.UserProperty user) {
                shown.put(user.value().key, user.value().value);
                if (!user.value().key.equals(MqttPackets.KEY)) {
                    headers.add(MessageHeader.of(user.value().key, user.value().value));
                }
            }
        }
        String key = shown.get(MqttPackets.KEY);
        Payload payload = new Payload(
                message.variableHeader().topicName(), key, shown, now, ByteBufUtil.getBytes(message.payload()));
        return new MqttReceived(
                payload, key == null ? null : key.getBytes(StandardCharsets.UTF_8), headers, acknowledgement);
    }
}
