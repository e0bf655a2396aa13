package io.weir.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weir.alerting.outbox.Answer;
import io.weir.alerting.route.Webhook;
import io.weir.testing.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookCallerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpWebhookCaller caller = new HttpWebhookCaller(Duration.ofMillis(1500), () -> NOW);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/redirect", e -> answer(e, 302));
        server.createContext("/late", e -> answer(e, 429));
        server.createContext("/hang", e -> hang());
        server.createContext("/endless", this::endless);
        for (int status : new int[] {200, 204, 400, 404, 500, 503}) {
            server.createContext("/" + status, e -> answer(e, status));
        }
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        caller.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/200", "/204"})
    void isTaken(String path) throws Exception {
        assertThat(call(path)).isEqualTo(new Answer.Taken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/500", "/503"})
    void mayBeTakenLater(String path) throws Exception {
        assertThat(call(path)).isEqualTo(new Answer.Later("HTTP " + path.substring(1) + ": said", Optional.empty()));
    }

    @Test
    void waitsAsAsked() throws Exception {
        assertThat(call("/late")).isEqualTo(new Answer.Later("HTTP 429: said", Optional.of(Duration.ofSeconds(60))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/400", "/404"})
    void isRefused(String path) throws Exception {
        assertThat(call(path)).isInstanceOf(Answer.Never.class);
    }

    @Test
    void followsNoRedirect() throws Exception {
        assertThat(call("/redirect")).isInstanceOf(Answer.Never.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void saysNothingOfAnAuthorizationThatCannotBeSent() throws Exception {
        Webhook webhook = new Webhook(URI.create("http://127.0.0.1:1/"), "Bearer top-secret\n", true, 0);

        Answer answer = caller.call(webhook, "{}").toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(answer)
                .isEqualTo(new Answer.Never("the address or the authorization of the receiver cannot be sent"));
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        assertThat(call("/hang")).isEqualTo(new Answer.Later("no answer within 1500 ms", Optional.empty()));
    }

    @Test
    void doesNotReadForEver() throws Exception {
        assertThat(call("/endless")).isEqualTo(new Answer.Taken());
    }

    @Test
    void triesAgainWhenNobodyListens() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + Scratch.freePort() + "/secret");
        Answer answer = call(new Webhook(nobody, null, true, 0));
        assertThat(answer).isInstanceOf(Answer.Later.class);
        assertThat(answer.toString()).startsWith("Later[error=ConnectException").doesNotContain("secret");
    }

    private Answer call(String path) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return call(new Webhook(url, null, true, 0));
    }

    private Answer call(Webhook webhook) throws Exception {
        return caller.call(webhook, "{}").toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/200");
            if (status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "Thu, 01 Jan 2026 00:01:00 GMT");
            }
            exchange.sendResponseHeaders(status, status == 204 ? -1 : 4);
            if (status != 204) {
                exchange.getResponseBody().write("said".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void hang() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        byte[] part = new byte[1000];
        while (over.getCount() > 0) {
            body.write(part);
            body.flush();
        }
    }
}
