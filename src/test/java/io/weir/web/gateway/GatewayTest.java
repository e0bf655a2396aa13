package io.weir.web.gateway;

import static io.restassured.RestAssured.given;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static io.weir.web.gateway.RemoteWriteBodies.remoteWrite;
import static io.weir.web.gateway.RemoteWriteBodies.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.weir.testing.EmbeddedServices;
import io.weir.testing.OtlpMessages;
import io.weir.testing.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Over HTTP, through a real broker, into a real database; and what is refused, in the sender's own words. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class GatewayTest {

    private static final String PROTOBUF = "application/x-protobuf";

    private final String service = "svc-" + UUID.randomUUID();
    private final Instant now = Instant.now();

    @Test
    void protocolBuffersAreKept() throws Exception {
        byte[] answer = otlp(PROTOBUF, message(service, gauge("queue.size", now, 7)))
                .post("/v1/metrics")
                .then()
                .statusCode(200)
                .contentType(PROTOBUF)
                .extract()
                .asByteArray();

        assertThat(ExportMetricsServiceResponse.parseFrom(answer).hasPartialSuccess())
                .isFalse();
        awaitFrames(1);
    }

    @Test
    void packedJsonIsKept() throws Exception {
        otlp("application/json", zipped(json(now)))
                .header("Content-Encoding", "gzip")
                .post("/v1/metrics")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(is("{}"));

        awaitFrames(1);
    }

    @Test
    void whatIsTooOldIsToldAsPartialSuccess() throws Exception {
        byte[] answer = otlp(
                        PROTOBUF,
                        message(
                                service,
                                gauge("queue.size", now, 7),
                                gauge("queue.age", now.minus(Duration.ofDays(9)), 1)))
                .post("/v1/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(answer);
        assertThat(response.getPartialSuccess().getRejectedDataPoints()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).isEqualTo("values not kept: behind 1");
        awaitFrames(1);
    }

    @Test
    void whatCannotBeDecodedIsRefusedInTheSendersEncoding() {
        otlp("application/json", "{\"resourceMetrics\":7}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/metrics")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("code", is(3))
                .body("message", containsString("resourceMetrics"));
    }

    @Test
    void aStatusOfProtocolBuffersHasCodeAndMessage() {
        byte[] answer = otlp(PROTOBUF, new byte[] {1, 2, 3})
                .post("/v1/metrics")
                .then()
                .statusCode(400)
                .contentType(PROTOBUF)
                .extract()
                .asByteArray();

        assertThat(answer).startsWith(1 << 3, 3, 2 << 3 | 2);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("unknown-format");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        otlp("text/csv", new byte[] {1}).post("/v1/metrics").then().statusCode(415);
    }

    @Test
    void brokenGzipIsRefused() {
        otlp("application/json", new byte[] {1, 2, 3})
                .header("Content-Encoding", "gzip")
                .post("/v1/metrics")
                .then()
                .statusCode(400)
                .body("message", containsString("gzip"));
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
        otlp("application/json", zipped(new byte[64 << 20]))
                .header("Content-Encoding", "gzip")
                .post("/v1/metrics")
                .then()
                .statusCode(413)
                .body("message", containsString("weir.ingest.limits.message-size"));
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        otlp("application/json", new byte[5 << 20])
                .post("/v1/metrics")
                .then()
                .statusCode(413)
                .body("code", is(8));
    }

    @Test
    void remoteWriteIsKeptAndCanBeQueried() throws Exception {
        byte[] body = remoteWrite(sample("up_" + service.replace('-', '_'), service, 17, now));

        sending(body).post("/api/v1/write").then().statusCode(204).body(is(""));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().queryParam("query", "up_" + service.replace('-', '_'))
                        .queryParam("start", now.minusSeconds(60).toString())
                        .queryParam("end", now.plusSeconds(60).toString())
                        .get("/api/v1/query")
                        .then()
                        .statusCode(200)
                        .body(containsString(service), containsString("17")));
    }

    @Test
    void remoteWriteThatIsNotSnappyIsRefused() {
        sending(new byte[] {1, 2, 3})
                .post("/api/v1/write")
                .then()
                .statusCode(400)
                .body(containsString("bad-encoding"));
    }

    @Test
    void aBrokenAttributeIsRefusedAtOnce() {
        otlp(PROTOBUF, OtlpMessages.withBrokenAttribute(service, now))
                .post("/v1/metrics")
                .then()
                .statusCode(400)
                .body(containsString("malformed"));
    }

    @Test
    void remoteWriteOfVersionTwoIsToldThatOneIsTaken() {
        given().header("Content-Type", PROTOBUF + ";proto=io.prometheus.write.v2.Request")
                .header("Content-Encoding", "snappy")
                .body(new byte[] {0})
                .post("/api/v1/write")
                .then()
                .statusCode(415)
                .body(matchesPattern("(?s).*version 1.0 is taken.*"));
    }

    private static RequestSpecification sending(byte[] body) {
        return otlp(PROTOBUF, body).header("Content-Encoding", "snappy");
    }

    private static RequestSpecification otlp(String type, byte[] body) {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(PROTOBUF, io.restassured.http.ContentType.BINARY)
                                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.BINARY)))
                .contentType(type)
                .body(body);
    }

    private byte[] json(Instant at) {
        return ("{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\""
                        + service
                        + "\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"queue.size\",\"gauge\":{\"dataPoints\":"
                        + "[{\"timeUnixNano\":\"" + at.toEpochMilli() + "000000\",\"asDouble\":7}]}}]}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private void awaitFrames(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> frames() == count);
    }

    private long frames() throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedServices.jdbcUrl(), "postgres", "postgres")) {
            return Rows.number(
                    connection,
                    "select count(*) from frame f join source s on s.id = f.source_id where s.name = ?",
                    service);
        }
    }
}
