package io.weir.web.gateway;

import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static io.weir.web.gateway.RemoteWriteBodies.remoteWrite;
import static io.weir.web.gateway.RemoteWriteBodies.sample;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.Intake;
import io.weir.ingest.Overruns;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.ingest.out.OutgoingMessage;
import io.weir.runtime.GatewayConfig;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What senders are told when the broker does not take their messages, when there are too many, and when they are strangers. */
class BusyGatewayTest {

    private static final String PROTOBUF = "application/x-protobuf";

    private final Instant now = Instant.now();
    private final Vertx vertx = Vertx.vertx();
    private final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> broker = CompletableFuture.completedFuture(null);
    private int port;

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void aBrokerThatIsSilentIs503WithRetryAfter() throws Exception {
        start(Map.of("timeout", "100ms", "retry-after", "7s"));
        broker = new CompletableFuture<>();

        otlp().post("/v1/metrics").then().statusCode(503).header("Retry-After", "7");
        remote().post("/api/v1/write").then().statusCode(503).header("Retry-After", "7");
    }

    @Test
    void aBrokerThatFailsIs503WithRetryAfter() throws Exception {
        start(Map.of());
        broker = CompletableFuture.failedFuture(new IllegalStateException("no leader"));

        byte[] status = otlp().post("/v1/metrics")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType(PROTOBUF)
                .extract()
                .asByteArray();

        // google.rpc.Status with UNAVAILABLE
        assertThat(status).startsWith(1 << 3, 14);
    }

    @Test
    void aMessageThatTheBrokerNeverTakesIsTooLarge() throws Exception {
        start(Map.of());
        broker = CompletableFuture.failedFuture(
                new MessageRefusedException("too large for Kafka", new RuntimeException()));

        otlp().post("/v1/metrics").then().statusCode(413);
    }

    @Test
    void requestsBeyondTheirNumberAre429UntilOthersAreDone() throws Exception {
        start(Map.of("requests-in-flight", "1"));
        broker = new CompletableFuture<>();
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> otlp().post("/v1/metrics"));
        await().until(() -> !sent.isEmpty());

        otlp().post("/v1/metrics").then().statusCode(429).header("Retry-After", "5");

        broker.complete(null);
        assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> otlp().post("/v1/metrics").then().statusCode(200));
    }

    @Test
    void bytesBeyondTheBoundAre429() throws Exception {
        start(Map.of("bytes-in-flight", Integer.toString(IngestLimits.DEFAULT.messageBytes())));
        broker = new CompletableFuture<>();
        byte[] large = message("x".repeat(IngestLimits.DEFAULT.messageBytes() / 2), gauge("queue.size", now, 7));
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> otlp(large).post("/v1/metrics"));
        await().until(() -> !sent.isEmpty());

        otlp(large).post("/v1/metrics").then().statusCode(429).header("Retry-After", "5");

        broker.complete(null);
        assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void aBoundThatNoMessageFitsInIsRefusedAtStart() {
        assertThatThrownBy(() -> start(Map.of("bytes-in-flight", "1k")))
                .hasMessageContaining("weir.gateway.bytes-in-flight")
                .hasMessageContaining("weir.ingest.limits.message-size");
    }

    @Test
    void onlyWhoShowsTheTokenIsLetIn() throws Exception {
        start(Map.of("token", "s3cret"));

        otlp().header("Authorization", "Bearer s3cret")
                .post("/v1/metrics")
                .then()
                .statusCode(200);
        otlp().header("Authorization", "Bearer guess")
                .post("/v1/metrics")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        otlp().header("Authorization", "Basic s3cret")
                .post("/v1/metrics")
                .then()
                .statusCode(401);
        otlp().post("/v1/metrics").then().statusCode(401);
        remote().post("/api/v1/write").then().statusCode(401).body(containsString("Bearer"));
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionOfAStrangerWithALargeBodyDoesNotHang(HttpClient.Version version) throws Exception {
        start(Map.of("token", "s3cret"));
        HttpRequest large = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/metrics"))
                .header("Content-Type", PROTOBUF)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3 << 20]))
                .build();

        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(large, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void remoteWriteOfWrongMediaIsRefused() throws Exception {
        start(Map.of());
        byte[] body = remoteWrite(sample("up", "job", 1, now));

        given(body, "text/plain")
                .header("Content-Encoding", "snappy")
                .post("/api/v1/write")
                .then()
                .statusCode(415)
                .body(containsString("application/x-protobuf"));
        given(body, PROTOBUF).post("/api/v1/write").then().statusCode(415).body(containsString("snappy"));
        assertThat(sent).isEmpty();
    }

    @Test
    void remoteWriteWithOneOldSampleIsTakenAndAnsweredAsTheProtocolWants() throws Exception {
        start(Map.of());
        byte[] body = remoteWrite(sample("up", "job", 1, now), sample("old", "job", 1, now.minus(Duration.ofDays(9))));

        given(body, PROTOBUF)
                .header("Content-Encoding", "snappy")
                .post("/api/v1/write")
                .then()
                .statusCode(400)
                .body(is("values not kept: behind 1\n"));

        assertThat(sent)
                .singleElement()
                .satisfies(message -> assertThat(message.bytes()).isEqualTo(body));
    }

    @Test
    void metadataThatPrometheusSendsAloneIsASuccess() throws Exception {
        start(Map.of());
        byte[] body;
        try (InputStream in =
                BusyGatewayTest.class.getResourceAsStream("/samples/prometheus_remote_write/metadata_real.snappy")) {
            body = in.readAllBytes();
        }

        given(body, PROTOBUF)
                .header("Content-Encoding", "snappy")
                .post("/api/v1/write")
                .then()
                .statusCode(204);

        assertThat(sent).isEmpty();
    }

    @Test
    void anInfiniteValueIsAWarningButNotARejectedPoint() throws Exception {
        start(Map.of());
        byte[] body = message("svc", gauge("queue.size", now, Double.POSITIVE_INFINITY), gauge("other", now, 1));

        byte[] answer =
                otlp(body).post("/v1/metrics").then().statusCode(200).extract().asByteArray();

        ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(answer);
        assertThat(response.getPartialSuccess().getRejectedDataPoints()).isZero();
        assertThat(response.getPartialSuccess().getErrorMessage()).isEqualTo("values not kept: infinite 1");
    }

    @Test
    void aRequestWithoutMetricsIsASuccess() throws Exception {
        start(Map.of());

        otlp(new byte[0]).post("/v1/metrics").then().statusCode(200);
        given("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/json")
                .post("/v1/metrics")
                .then()
                .statusCode(200)
                .body(is("{}"));
        assertThat(sent).isEmpty();
    }

    private void start(Map<String, String> options) throws Exception {
        Unpacking unpacking = new Unpacking(Unpacking.USUAL_LIMIT);
        Intake intake = new Intake(
                new Decoders(Formats.all(IdentityRules.DEFAULT, unpacking), Map.of(), unpacking),
                IngestLimits.DEFAULT,
                new Overruns(Clock.systemUTC()));
        Gateway gateway = new Gateway(
                config(options),
                IngestLimits.DEFAULT,
                intake,
                message -> {
                    sent.add(message);
                    return broker;
                },
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        Router router = Router.router(vertx);
        gateway.register(router);
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, SECONDS)
                .actualPort();
    }

    private static GatewayConfig config(Map<String, String> options) {
        Map<String, String> values = new HashMap<>(Map.of("weir.gateway.enabled", "true"));
        options.forEach((key, value) -> values.put("weir.gateway." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withConverter(Duration.class, 500, new DurationConverter())
                .withConverter(MemorySize.class, 500, new MemorySizeConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    private RequestSpecification otlp() {
        return otlp(message("svc", gauge("queue.size", now, 7)));
    }

    private RequestSpecification otlp(byte[] body) {
        return given(body, PROTOBUF);
    }

    private RequestSpecification remote() throws Exception {
        return given(remoteWrite(sample("up", "job", 1, now)), PROTOBUF).header("Content-Encoding", "snappy");
    }

    private RequestSpecification given(byte[] body, String type) {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(PROTOBUF, ContentType.BINARY)
                                .encodeContentTypeAs("text/plain", ContentType.BINARY)))
                .baseUri("http://127.0.0.1:" + port)
                .contentType(type)
                .body(body);
    }
}
