package io.weir.messaging;

import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonQoS;
import io.vertx.proton.ProtonReceiver;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.message.Message;

/**
 * Takes messages from one address over one connection. The broker gets credit for as many messages as may be in memory,
 * and new credit when they are kept; fewer when they are large. On the context of its link.
 */
final class AmqpIntake {

    private static final long MOST_BYTES = 32 << 20;

    private final ProtonReceiver receiver;
    private final String address;
    private final int mostMessages;
    private final Gatherer gatherer;
    private final Clock clock;
    private int credit;
    private int largest = 1;

    AmqpIntake(
            ProtonConnection connection,
            String address,
            String capability,
            int mostMessages,
            Gatherer gatherer,
            Clock clock,
            Consumer<String> refused) {
        this.address = address;
        this.mostMessages = mostMessages;
        this.gatherer = gatherer;
        this.clock = clock;
        this.receiver = connection.createReceiver(address);
        if (receiver.getSource() instanceof Source source) {
            source.setCapabilities(Symbol.valueOf(capability));
        }
        receiver.setQoS(ProtonQoS.AT_LEAST_ONCE)
                .setPrefetch(0)
                .setAutoAccept(false)
                .handler(this::received)
                .closeHandler(closed -> refused.accept("address '" + address + "' was refused: "
                        + (closed.failed() ? closed.cause().getMessage() : "closed by the broker")))
                .open();
    }

    /** Gives the broker as much credit as there is room. */
    void top() {
        int room = (int) Math.clamp((MOST_BYTES - gatherer.bytes()) / largest, 0, mostMessages);
        int more = Math.min(room, mostMessages - gatherer.messages()) - credit;
        // With nothing in memory a message of any size must come in, or nothing ever would.
        int wanted = gatherer.messages() == 0 && credit == 0 ? Math.max(1, more) : more;
        if (wanted > 0) {
            credit += wanted;
            receiver.flow(wanted);
        }
    }

    private void received(ProtonDelivery delivery, Message message) {
        credit--;
        AmqpReceived received = AmqpMessages.received(address, delivery, message, clock.instant());
        largest = Math.max(received.size(), largest - (largest >> 7));
        gatherer.add(received);
    }
}
