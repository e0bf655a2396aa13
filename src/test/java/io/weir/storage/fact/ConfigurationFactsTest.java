package io.weir.storage.fact;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.SourceWindows;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.analysis.fact.ConfigurationFacts;
import io.weir.analysis.fact.ConfigurationFacts.Outcome;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.pipeline.Interval;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is told by the API stands in a real PostgreSQL, and is handed to adapters. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ConfigurationFactsTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final ConfigurationFacts facts;
    private final SourceWindows windows;
    private final Pool pool;

    ConfigurationFactsTest(ConfigurationFacts facts, SourceWindows windows, Pool pool) {
        this.facts = facts;
        this.windows = windows;
        this.pool = pool;
    }

    @Test
    void theNewestFactStandsWhole() {
        long source = source();

        get(facts.keep(source, fact(T0, Map.of("queue", "1", "batch", "2"))));
        Outcome outcome = get(facts.keep(source, fact(T0.plusSeconds(1), Map.of("queue", "3"))));

        assertThat(outcome).isEqualTo(Outcome.KEPT);
        assertThat(get(facts.of(source))).contains(fact(T0.plusSeconds(1), Map.of("queue", "3")));
    }

    @Test
    void whatIsOlderOrToldAgainChangesNothing() {
        long source = source();
        get(facts.keep(source, fact(T0, Map.of("queue", "1"))));

        Outcome again = get(facts.keep(source, fact(T0, Map.of("queue", "2"))));
        Outcome older = get(facts.keep(source, fact(T0.minusMillis(1), Map.of("queue", "3"))));

        assertThat(again).isEqualTo(Outcome.OLDER);
        assertThat(older).isEqualTo(Outcome.OLDER);
        assertThat(get(facts.of(source))).contains(fact(T0, Map.of("queue", "1")));
    }

    @Test
    void aWindowHasTheSettingsThatStandWithTheNewestFrame() {
        long source = source();
        get(windows.latest(source));
        assertThat(window(source)).isEqualTo(NativeSettings.NONE);

        get(facts.keep(source, fact(T0, Map.of("queue", "1"))));
        get(windows.latest(source));

        assertThat(window(source)).isEqualTo(new NativeSettings("queue=1", Map.of("queue", "1")));
    }

    @Test
    void aWindowThatNobodyAskedTheNewestFrameForHasThemToo() {
        long source = source();
        get(facts.keep(source, fact(T0, Map.of("queue", "1"))));

        assertThat(window(source).find("queue")).contains("1");
    }

    @Test
    void theApiTakesASettingsObjectAndGivesItBack() {
        long source = source();

        put(source, "{\"sinks\":{\"siem\":{\"max\":500}},\"mode\":\"fast\"}")
                .statusCode(200)
                .body("sourceId", is((int) source))
                .body("by", startsWith("API, from "))
                .body("settings.'sinks.siem.max'", is("500"));

        given().get("/api/v1/sources/" + source + "/settings")
                .then()
                .statusCode(200)
                .body("settings.mode", is("fast"));
        put(source, "{}").statusCode(200).body("settings", anEmptyMap());
    }

    @Test
    void aSourceThatNobodyToldAboutHasNone() {
        given().get("/api/v1/sources/" + source() + "/settings")
                .then()
                .statusCode(200)
                .body("at", nullValue())
                .body("settings", anEmptyMap());
    }

    @Test
    void aSourceThatIsNotThereIsNamed() {
        given().get("/api/v1/sources/987654321/settings")
                .then()
                .statusCode(404)
                .body("detail", containsString("987654321"));
        put(987654321, "{\"queue\":1}").statusCode(404).body("detail", containsString("987654321"));
    }

    @Test
    void aSettingThatCannotBeTakenIsNamed() {
        put(source(), "{\"queue\":\"a\\u0000\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", is("settings.queue"))
                .body("code", is("invalid-parameter"));
    }

    @Test
    void whatStandsIsNewerThanWhatIsTold() {
        long source = source();
        get(facts.keep(source, fact(Instant.now().plusSeconds(600), Map.of("queue", "1"))));

        put(source, "{\"queue\":2}").statusCode(409).body("code", is("conflict"));
    }

    private static ValidatableResponse put(long source, String json) {
        return given().contentType("application/json")
                .body(json)
                .put("/api/v1/sources/" + source + "/settings")
                .then();
    }

    private NativeSettings window(long source) {
        return get(windows.read(source, Interval.endingAt(T0, Duration.ofMinutes(1))))
                .settings();
    }

    private static ConfigurationFact fact(Instant at, Map<String, String> settings) {
        return new ConfigurationFact(at, "me", settings);
    }

    private long source() {
        return pool.preparedQuery("insert into source (fingerprint, name, attributes) values ($1, 'facts', '{}')"
                        + " returning id")
                .execute(Tuple.of(UUID.randomUUID()))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }
}
