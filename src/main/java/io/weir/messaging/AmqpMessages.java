package io.weir.messaging;

import io.vertx.proton.ProtonDelivery;
import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import io.weir.ingest.out.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/** Messages of AMQP and ours, to and fro. */
final class AmqpMessages {

    /** Application property that carries the key of a message, which AMQP has no place for. */
    static final String KEY = "weir-key";

    private static final byte[] NOTHING = new byte[0];

    private AmqpMessages() {}

    static AmqpReceived received(String address, ProtonDelivery delivery, Message message, Instant now) {
        Map<String, String> texts = properties(message);
        Map<String, String> shown = new HashMap<>(texts);
        if (message.getContentType() != null) {
            shown.putIfAbsent("content-type", message.getContentType());
        }
        if (message.getContentEncoding() != null) {
            shown.putIfAbsent("content-encoding", message.getContentEncoding());
        }
        String key = texts.get(KEY);
        List<MessageHeader> headers = new ArrayList<>();
        texts.forEach((name, value) -> {
            if (!name.equals(KEY)) {
                headers.add(MessageHeader.of(name, value));
            }
        });
        long created = message.getCreationTime();
        Instant at = created > 0 ? Instant.ofEpochMilli(created) : now;
        return new AmqpReceived(
                new Payload(address, key, shown, at, body(message)),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                headers,
                delivery);
    }

    static Message outgoing(OutgoingMessage message, Instant now) {
        Map<String, Object> properties = new LinkedHashMap<>();
        byte[] key = message.key();
        if (key != null) {
            properties.put(KEY, new String(key, StandardCharsets.UTF_8));
        }
        message.headers().forEach(header -> properties.put(header.name(), header.text()));
        Message result = Proton.message();
        result.setDurable(true);
        result.setCreationTime(now.toEpochMilli());
        result.setApplicationProperties(new ApplicationProperties(properties));
        if (properties.get("content-type") instanceof String type) {
            result.setContentType(type);
        }
        result.setBody(new Data(new Binary(message.bytes())));
        return result;
    }

    private static byte[] body(Message message) {
        return switch (message.getBody()) {
            case Data data -> bytes(data.getValue());
            case AmqpValue value when value.getValue() instanceof Binary binary -> bytes(binary);
            case AmqpValue value when value.getValue() instanceof String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> NOTHING;
        };
    }

    private static byte[] bytes(@Nullable Binary binary) {
        if (binary == null) {
            return NOTHING;
        }
        boolean whole = binary.getArrayOffset() == 0 && binary.getLength() == binary.getArray().length;
        return whole
                ? binary.getArray()
                : Arrays.copyOfRange(
                        binary.getArray(), binary.getArrayOffset(), binary.getArrayOffset() + binary.getLength());
    }

    private static Map<String, String> properties(Message message) {
        ApplicationProperties properties = message.getApplicationProperties();
        if (properties == null || properties.getValue() == null) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        properties.getValue().forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }
}
