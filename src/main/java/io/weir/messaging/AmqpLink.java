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
    private static final int ANSWER_MILLIS = 15_000;

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
    private @Nullable ProtonConnection opening;
    // What is heard of an earlier attempt is of no interest any more.
    private int attempt;
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
        return new AmqpSender(open, address, config.capability(), closed -> senders.remove(address, closed));
    }

    private void connect() {
        if (stopped) {
            return;
        }
        int mine = ++attempt;
        vertx.setTimer(
                ANSWER_MILLIS,
                id -> context.runOnContext(nothing -> {
                    if (mine == attempt && connection == null) {
                        over(mine, "the broker did not answer within " + ANSWER_MILLIS / 1_000 + " s");
                    }
                }));
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
                                open(mine, done.result());
                            } else {
                                over(mine, LinkState.reason(done.cause()));
                            }
                        });
    }

    private void open(int mine, ProtonConnection made) {
        if (mine != attempt) {
            made.disconnect();
            return;
        }
        opening = made;
        made.setContainer(config.containerId());
        made.disconnectHandler(gone -> over(mine, "the connection broke"));
        made.closeHandler(closed -> {
            over(mine, closed.failed() ? LinkState.reason(closed.cause()) : "the broker closed the connection");
            made.disconnect();
        });
        made.openHandler(opened -> {
            if (mine != attempt) {
                return;
            }
            if (opened.failed()) {
                over(mine, LinkState.reason(opened.cause()));
                return;
            }
            opening = null;
            connection = made;
            config.addresses().forEach(address -> intakes.add(intake(mine, made, address)));
            intakes.forEach(AmqpIntake::top);
            pause.reset();
            state.up();
        });
        made.open();
    }

    private AmqpIntake intake(int mine, ProtonConnection made, String address) {
        Gatherer gatherer = new Gatherer(
                keeper::keep,
                task -> context.runOnContext(nothing -> task.run()),
                () -> intakes.forEach(AmqpIntake::top));
        return new AmqpIntake(made, address, config.capability(), config.credit(), gatherer, clock, reason -> {
            over(mine, reason);
            made.disconnect();
        });
    }

    /** An attempt failed, or what it had made broke, also when the broker had not answered yet: another one follows. */
    private void over(int mine, String reason) {
        if (mine != attempt) {
            return;
        }
        attempt++;
        if (opening != null) {
            opening.disconnect();
        }
        opening = null;
        connection = null;
        intakes.clear();
        List<AmqpSender> cut = List.copyOf(senders.values());
        senders.clear();
        cut.forEach(sender -> sender.fail(reason));
        if (!stopped) {
            state.down(reason);
            vertx.setTimer(pause.millis(), id -> context.runOnContext(nothing -> connect()));
        }
    }
}
