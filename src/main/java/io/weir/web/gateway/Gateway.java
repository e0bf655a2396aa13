package io.weir.web.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Intake;
import io.weir.ingest.out.Outlet;
import io.weir.runtime.GatewayConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The routes of the gateway. Bodies are read here, piece by piece, so that what is in memory stays within bounds. */
@Singleton
class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final String BEARER = "Bearer ";

    private final GatewayConfig config;
    private final int mostBytes;
    private final Gate gate;
    private final Door door;
    private final MeterRegistry meters;

    Gateway(
            GatewayConfig config,
            IngestLimits limits,
            Intake intake,
            Outlet outlet,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.mostBytes = limits.messageBytes();
        if (config.bytesInFlight().asLongValue() < mostBytes) {
            throw new IllegalArgumentException("weir.gateway.bytes-in-flight is "
                    + config.bytesInFlight().asLongValue() + " bytes, must be at least what"
                    + " weir.ingest.limits.message-size allows, " + mostBytes);
        }
        this.gate = new Gate(config.requestsInFlight(), config.bytesInFlight().asLongValue());
        this.door = new Door(intake, outlet, clock, config.timeout());
        this.meters = meters;
        meters.gauge("weir_gateway_bytes_in_flight", gate, Gate::bytes);
    }

    void register(@Observes Router router) {
        route(router, "/v1/metrics", new Otlp(), config.otlpTopic());
        route(router, "/api/v1/write", new RemoteWrite(), config.remoteWriteTopic());
    }

    private void route(Router router, String path, Protocol protocol, String topic) {
        router.post(path).handler(context -> {
            if (config.enabled()) {
                new Exchange(context, protocol, topic).begin();
            } else {
                context.response()
                        .setStatusCode(404)
                        .end("The HTTP gateway is off; weir.gateway.enabled=true turns it on.\n");
            }
        });
    }

    /** One request, on its event loop. */
    private final class Exchange {

        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Protocol protocol;
        private final String topic;
        private final Gate.Visit visit = gate.enter();
        private final Buffer body = Buffer.buffer();
        private boolean answered;

        Exchange(RoutingContext context, Protocol protocol, String topic) {
            this.context = context;
            this.request = context.request();
            this.protocol = protocol;
            this.topic = topic;
        }

        void begin() {
            context.addEndHandler(ended -> visit.leave());
            Answer refusal = refusal();
            if (refusal != null) {
                answer(refusal);
                return;
            }
            request.handler(this::more);
            request.endHandler(end -> take());
            request.exceptionHandler(e -> LOG.debug("a sender broke off", e));
            request.resume();
        }

        private @Nullable Answer refusal() {
            if (!known()) {
                return Answer.stranger();
            }
            Answer refusal = protocol.refuse(request);
            if (refusal != null) {
                return refusal;
            }
            return visit.welcome() ? null : Answer.busy();
        }

        private boolean known() {
            return config.token().map(this::shows).orElse(true);
        }

        private boolean shows(String token) {
            String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
            return shown != null
                    && MessageDigest.isEqual(
                            shown.getBytes(StandardCharsets.UTF_8), (BEARER + token).getBytes(StandardCharsets.UTF_8));
        }

        private void more(Buffer piece) {
            if (answered) {
                return;
            }
            if (body.length() + piece.length() > mostBytes) {
                answer(Answer.tooLarge("the body has more than " + mostBytes
                        + " bytes, which weir.ingest.limits.message-size allows; send smaller batches"));
            } else if (!visit.hold(piece.length())) {
                answer(Answer.busy());
            } else {
                body.appendBuffer(piece);
            }
        }

        private void take() {
            if (answered) {
                return;
            }
            Context owner = context.vertx().getOrCreateContext();
            Uni.createFrom()
                    .item(body::getBytes)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .flatMap(this::look)
                    .onFailure()
                    .invoke(e -> LOG.error("a request could not be taken", e))
                    .onFailure()
                    .recoverWithItem(Answer.brokerAway())
                    .emitOn(task -> owner.runOnContext(nothing -> task.run()))
                    .subscribe()
                    .with(this::answer);
        }

        private Uni<Answer> look(byte[] bytes) {
            try {
                byte[] message = protocol.message(request, bytes, mostBytes);
                if (message.length != bytes.length && !visit.hold(message.length)) {
                    return Uni.createFrom().item(Answer.busy());
                }
                return door.take(topic, message, protocol.headers(request));
            } catch (BadBodyException e) {
                return Uni.createFrom().item(e.answer());
            }
        }

        private void answer(Answer answer) {
            answered = true;
            Protocol.Body content = protocol.body(request, answer);
            meters.counter(
                            "weir_gateway_requests",
                            "protocol",
                            protocol.name(),
                            "status",
                            Integer.toString(content.status()))
                    .increment();
            HttpServerResponse response = context.response();
            if (response.ended() || response.closed()) {
                return;
            }
            response.setStatusCode(content.status());
            if (content.type() != null) {
                response.putHeader(HttpHeaders.CONTENT_TYPE, content.type());
            }
            headers(answer).forEach(response::putHeader);
            response.end(content.content());
            // What is left of the body is read and forgotten.
            request.resume();
        }

        private Map<CharSequence, String> headers(Answer answer) {
            Map<CharSequence, String> headers = new HashMap<>();
            if (answer.again()) {
                long seconds = Math.max(1, config.retryAfter().toSeconds());
                headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            }
            if (answer.status() == 401) {
                headers.put("WWW-Authenticate", "Bearer");
            }
            if (answer.status() == 413 && request.version() != HttpVersion.HTTP_2) {
                // The rest of the body is not wanted. HTTP/2 has no such header.
                headers.put(HttpHeaders.CONNECTION, "close");
            }
            return headers;
        }
    }
}
