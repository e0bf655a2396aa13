package io.weir.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import io.weir.testing.Certificates;
import io.weir.testing.EmbeddedArtemis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to a real broker that takes TLS only, and only from a user whom it knows. */
class SecuredLinksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedArtemis artemis;
    private static Vertx vertx;
    private static Certificates certificates;

    private final String topic = "weir/" + UUID.randomUUID();
    private final String name = "side-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        certificates = Certificates.in(directory);
        artemis = EmbeddedArtemis.locked(certificates, "weir", "s3cret");
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        artemis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-3.1.1", "mqtt-5"})
    void messagesThatAreSentAreKept(String broker) throws Exception {
        try (Side taking = side(broker, name, "s3cret", Optional.of(trusted()));
                Side giving = side(broker, "giving-" + name, "s3cret", Optional.of(trusted()))) {
            await().atMost(PATIENCE).until(() -> taking.connected() && giving.connected());

            giving.send(topic, 17).toCompletableFuture().get(30, SECONDS);

            await().atMost(PATIENCE).until(() -> taking.store().values().contains(17.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-5"})
    void aWrongPasswordIsSaid(String broker) {
        try (Side side = side(broker, name, "guess", Optional.of(trusted()))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(side.said())
                            .allSatisfy(said -> assertThat(said)
                                    .containsPattern("(?i)auth|password")
                                    .doesNotContain("guess")));
            assertThat(side.connected()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "mqtt-5"})
    void aCertificateThatNobodyTrustsIsSaid(String broker) {
        try (Side side = side(broker, name, "s3cret", Optional.empty())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(side.said())
                            .allSatisfy(said -> assertThat(said).containsIgnoringCase("cert")));
            assertThat(side.connected()).isFalse();
        }
    }

    private Side side(String broker, String client, String password, Optional<TlsConfiguration> trusted) {
        Map<String, String> more = new HashMap<>();
        String kind = broker.equals("amqp") ? "amqp" : "mqtt";
        more.put("weir.broker." + kind + ".host", "127.0.0.1");
        more.put("weir.broker." + kind + ".tls", "true");
        more.put("weir.broker." + kind + ".username", "weir");
        more.put("weir.broker." + kind + ".password", password);
        trusted.ifPresent(tls -> more.put("weir.broker." + kind + ".tls-configuration", "test"));
        return new Side(
                broker, artemis.port(), client, client.startsWith("giving") ? "nothing" : topic, vertx, more, trusted);
    }

    private static TlsConfiguration trusted() {
        return new BaseTlsConfiguration() {
            @Override
            public TrustOptions getTrustStoreOptions() {
                return new PfxOptions().setPath(certificates.trust().toString()).setPassword(Certificates.PASSWORD);
            }
        };
    }
}
