package io.weir.messaging;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonClient;
import io.vertx.proton.ProtonClientOptions;
import io.vertx.proton.ProtonConnection;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.BrokerConfig;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The link to a broker that speaks AMQP 1.0, for what comes and what goes. One connection on one event loop; it is made
 * anew whenever it breaks. A message is accepted when it is kept: what was not accepted comes again.
 */
@Singleton
@Typed(AmqpLink.class)
class AmqpLink implements Outlet {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEARTBEAT_MILLIS = 30_000;

    private final BrokerConfig.Amqp config;
    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final ClientTls tls;
    private final BatchKeeper keeper;
    private final LinkState state;
    private final Pause pause = new Pause();
    private final List<AmqpIntake> intakes = new ArrayList<>();
    private final Map<String, AmqpSender> senders = new HashMap<>();
    private @Nullable ProtonConnection connection;
    private boolean stopped;

    AmqpLink(BrokerConfig config, Vertx vertx, Clock clock, ClientTls tls, BatchKeeper keeper) {
        this.config = config.amqp();
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.tls = tls;
        this.keeper = keeper;
        this.state = new LinkState("AMQP broker " + this.config.host() + ":" + this.config.port());
    }

    List<LinkState> states() {
        return List.of(state);
    }

    void start() {
        context.runOnContext(nothing -> connect());
    }

    void stop() {
        context.runOnContext(nothing -> {
            stopped = true;
            if (connection != null) {
                connection.close();
                connection.disconnect();
            }
        });
    }

    @Override
    public CompletionStage<Void> send(OutgoingMessage message) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        context.runOnContext(nothing -> {
            ProtonConnection open = connection;
            if (open == null) {
                result.completeExceptionally(new IOException("not connected: " + state.said()));
                return;
            }
            senders.computeIfAbsent(message.topic(), address -> sender(open, address))
                    .send(AmqpMessages.outgoing(message, clock.instant()), result);
        });
        return result;
    }

    private AmqpSender sender(ProtonConnection open, String address) {
        return new AmqpSender(open, address, config.capability(), () -> senders.remove(address));
    }

    private void connect() {
        if (stopped) {
            return;
        }
        ProtonClientOptions options = new ProtonClientOptions();
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setHeartbeat(HEARTBEAT_MILLIS);
        config.virtualHost().ifPresent(options::setVirtualHost);
        tls.apply(options, config.tls(), config.tlsConfiguration());
        ProtonClient.create(vertx)
                .connect(
                        options,
                        config.host(),
                        config.port(),
                        config.username().orElse(null),
                        config.password().orElse(null),
                        done -> {
                            if (done.succeeded()) {
                                open(done.result());
                            } else {
                                again(LinkState.reason(done.cause()));
                            }
                        });
    }

    private void open(ProtonConnection made) {
        made.setContainer(config.containerId());
        made.disconnectHandler(gone -> lost(made, "the connection broke"));
        made.closeHandler(closed -> {
            made.disconnect();
            lost(made, closed.failed() ? LinkState.reason(closed.cause()) : "the broker closed the connection");
        });
        made.openHandler(opened -> {
            if (opened.succeeded()) {
                connection = made;
                config.addresses().forEach(address -> intakes.add(intake(made, address)));
                intakes.forEach(AmqpIntake::top);
                pause.reset();
                state.up();
            } else {
                made.disconnect();
                again(LinkState.reason(opened.cause()));
            }
        });
        made.open();
    }

    private AmqpIntake intake(ProtonConnection made, String address) {
        Gatherer gatherer = new Gatherer(
                keeper::keep,
                task -> context.runOnContext(nothing -> task.run()),
                () -> intakes.forEach(AmqpIntake::top));
        return new AmqpIntake(made, address, config.capability(), config.credit(), gatherer, clock, reason -> {
            made.disconnect();
            lost(made, reason);
        });
    }

    private void lost(ProtonConnection made, String reason) {
        if (connection != made) {
            return;
        }
        connection = null;
        intakes.clear();
        List<AmqpSender> cut = List.copyOf(senders.values());
        senders.clear();
        cut.forEach(sender -> sender.fail(reason));
        again(reason);
    }

    private void again(String reason) {
        if (!stopped) {
            state.down(reason);
            vertx.setTimer(pause.millis(), id -> context.runOnContext(nothing -> connect()));
        }
    }
}
