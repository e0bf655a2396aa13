package io.weir.messaging;

import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonQoS;
import io.vertx.proton.ProtonSender;
import io.weir.ingest.out.MessageRefusedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.message.Message;

/** Sends to one address over one connection, as fast as the broker gives credit. On the context of its link. */
final class AmqpSender {

    private final String address;
    private final ProtonSender sender;
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Set<CompletableFuture<Void>> sent = new LinkedHashSet<>();

    private record Pending(Message message, CompletableFuture<Void> result) {}

    AmqpSender(ProtonConnection connection, String address, String capability, Consumer<AmqpSender> closed) {
        this.address = address;
        this.sender = connection.createSender(address);
        if (sender.getTarget() instanceof Target target) {
            target.setCapabilities(Symbol.valueOf(capability));
        }
        sender.setQoS(ProtonQoS.AT_LEAST_ONCE)
                .sendQueueDrainHandler(ready -> drain())
                .closeHandler(end -> {
                    closed.accept(this);
                    fail("address '" + address + "' was refused: "
                            + (end.failed() ? end.cause().getMessage() : "closed by the broker"));
                })
                .open();
    }

    void send(Message message, CompletableFuture<Void> result) {
        waiting.add(new Pending(message, result));
        drain();
    }

    /** Nothing of what is on its way will be acknowledged any more. */
    void fail(String reason) {
        List<CompletableFuture<Void>> lost = List.copyOf(sent);
        sent.clear();
        lost.forEach(result -> result.completeExceptionally(new IOException(reason)));
        while (!waiting.isEmpty()) {
            waiting.remove().result().completeExceptionally(new IOException(reason));
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && !sender.sendQueueFull()) {
            Pending next = waiting.remove();
            sent.add(next.result());
            sender.send(next.message(), delivery -> settled(delivery, next.result()));
        }
    }

    private void settled(ProtonDelivery delivery, CompletableFuture<Void> result) {
        sent.remove(result);
        switch (delivery.getRemoteState()) {
            case Accepted accepted -> result.complete(null);
            case Rejected rejected ->
                result.completeExceptionally(new MessageRefusedException(
                        "the broker rejects the message for '" + address + "': " + rejected.getError(),
                        new IOException("rejected")));
            case null, default ->
                result.completeExceptionally(
                        new IOException("the broker did not accept the message: " + delivery.getRemoteState()));
        }
    }
}
