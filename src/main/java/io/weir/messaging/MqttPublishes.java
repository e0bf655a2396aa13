package io.weir.messaging;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What is on its way to the broker over one connection: so many at a time as the broker takes, each until it is
 * acknowledged. On the context of its link.
 */
final class MqttPublishes {

    private static final int IDS = 65_535;
    private static final int FAILED = 0x80;
    private static final int PACKET_TOO_LARGE = 0x95;

    private final MqttPackets packets;
    private final Consumer<MqttMessage> wire;
    private final int atOnce;
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Map<Integer, CompletableFuture<Void>> sent = new HashMap<>();
    // The first is for the subscription.
    private int lastId = 1;

    private record Pending(OutgoingMessage message, CompletableFuture<Void> result) {}

    /**
     * @param packets in the right version
     * @param wire to the broker
     * @param atOnce most messages without acknowledgement, as the broker wants it
     */
    MqttPublishes(MqttPackets packets, Consumer<MqttMessage> wire, int atOnce) {
        this.packets = packets;
        this.wire = wire;
        this.atOnce = atOnce;
    }

    void send(OutgoingMessage message, CompletableFuture<Void> result) {
        waiting.add(new Pending(message, result));
        drain();
    }

    void acknowledged(int id, int reason) {
        CompletableFuture<Void> result = sent.remove(id);
        if (result != null) {
            if (reason < FAILED) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure(reason));
            }
        }
        drain();
    }

    /** Nothing of what is on its way will be acknowledged any more. */
    void fail(String reason) {
        List<CompletableFuture<Void>> lost = List.copyOf(sent.values());
        sent.clear();
        lost.forEach(result -> result.completeExceptionally(new IOException(reason)));
        while (!waiting.isEmpty()) {
            waiting.remove().result().completeExceptionally(new IOException(reason));
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && sent.size() < atOnce) {
            Pending next = waiting.remove();
            int id = freeId();
            sent.put(id, next.result());
            wire.accept(packets.publish(id, next.message()));
        }
    }

    private int freeId() {
        do {
            lastId = lastId % IDS + 1;
        } while (sent.containsKey(lastId));
        return lastId;
    }

    private static RuntimeException failure(int reason) {
        IOException cause = new IOException("reason code 0x" + Integer.toHexString(reason));
        return reason == PACKET_TOO_LARGE
                ? new MessageRefusedException("the broker does not take a message of this size", cause)
                : new UncheckedIOException("the broker did not take the message", cause);
    }
}
