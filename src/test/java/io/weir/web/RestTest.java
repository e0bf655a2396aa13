package io.weir.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.weir.web.fixture.WorldProfile;
import java.util.List;
import java.util.Objects;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs get. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class RestTest {

    @Test
    void pipelinesComeByNumberWithTheirHealth() {
        when().get("/api/v1/pipelines")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("items", hasSize(9))
                .body("next", nullValue())
                .body("items[0].name", is("rsyslogd"))
                .body("items[0].health", is("error"))
                .body("items[0].bottleneck.stage", is("action-1-builtin:omfwd"))
                .body("items[0].stages.kind", is(List.of("source", "queue", "sink", "destination")))
                .body("items[2].health", is("healthy"))
                .body("items[2].bottleneck", nullValue());
    }

    @Test
    void aPageLeadsToTheNext() {
        String link = when().get("/api/v1/pipelines?limit=4")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(1, 2, 3, 4)))
                .body("next", is(4))
                .header("Link", is("</api/v1/pipelines?limit=4&after=4>; rel=\"next\""))
                .extract()
                .header("Link");

        String next = link.substring(1, link.indexOf('>'));
        when().get(next).then().statusCode(200).body("items.id", is(List.of(5, 6, 7, 8)));
    }

    @Test
    void theLastPageLeadsNowhere() {
        when().get("/api/v1/pipelines?after=8")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .header("Link", nullValue());
    }

    @Test
    void onePipelineHasStagesEdgesAndSettings() {
        when().get("/api/v1/pipelines/1")
                .then()
                .statusCode(200)
                .body("edges[0].from", is("imtcp(514)"))
                .body("settings.find { it.name == 'queue.size' }.value", is("20000"))
                .body("settings.find { it.name == 'queue.size' }.origin", is("configured"));
    }

    @Test
    void aFindingNamesItsFieldsAsTheCommandLineDoes() {
        when().get("/api/v1/findings/33")
                .then()
                .statusCode(200)
                .body("pipeline", is("checkout logs"))
                .body("stage", is("OtlpHttpLogRecordExporter"))
                .body("kind", is("sink"))
                .body("code", is("bottleneck.sink.batch-too-small"))
                .body("severity", is("error"))
                .body("confidence", equalTo(0.88f))
                .body("evidence[0].signal", is("pipeline.sink.duration"))
                .body("evidence[0].unit", is("s"))
                .body("suggestions[0].setting", is("otel.blrp.max.export.batch.size"))
                .body("suggestions[0].action", is("increase"))
                .body("suggestions[0].from", is("16"))
                .body("suggestions[0].to", is("128"))
                .body("suggestions[0].effect.expected", equalTo(412f))
                .body("suggestions[0].risk", notNullValue())
                .body("suggestions[0].patch", is("otel.blrp.max.export.batch.size=128"))
                .body("open", is(true))
                .body("resolvedAt", nullValue());
    }

    @Test
    void findingsAreFiltered() {
        when().get("/api/v1/findings?open=true&severity=error&pipeline=1")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(31)));
    }

    @Test
    void signalsKeepTheirPeaks() {
        when().get("/api/v1/pipelines/1/signals?signal=pipeline.queue.size&stage=main Q&maxPoints=20")
                .then()
                .statusCode(200)
                .body("series", hasSize(1))
                .body("series[0].unit", is("{event}"))
                .body("series[0].shape", is("level"))
                .body("series[0].values.max()", equalTo(19_870f))
                .body("findings.id", hasItem(32));
    }

    @Test
    void aGapIsANull() {
        List<Float> values = when().get("/api/v1/pipelines/7/signals?signal=pipeline.stage.in")
                .then()
                .statusCode(200)
                .extract()
                .path("series[0].values");

        assertThat(values).anyMatch(Objects::isNull).anyMatch(Objects::nonNull);
    }

    @Test
    void aPipelineWithoutSamplesHasNoSeries() {
        when().get("/api/v1/pipelines/8/signals").then().statusCode(200).body("series", hasSize(0));
    }

    @Test
    void alertsNoticesAndPluginsAreListed() {
        when().get("/api/v1/alerts?active=true").then().statusCode(200).body("items.state", not(hasItem("resolved")));
        when().get("/api/v1/alerts/7").then().statusCode(200).body("labels.alertname", is("Bottleneck"));
        when().get("/api/v1/alerts/7/notices").then().statusCode(200).body("id", is(List.of(13, 12)));
        when().get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("items.state", hasItems("pending", "delivered", "failed"));
        when().get("/api/v1/plugins")
                .then()
                .statusCode(200)
                .body("state", hasItems("active", "quarantined", "rejected"));
    }

    @Test
    void ingestionTellsItsLimitsAndWhoWentBeyond() {
        when().get("/api/v1/ingestion")
                .then()
                .statusCode(200)
                .body("state", is("flowing"))
                .body("limits.seriesPerSource", is(2_000))
                .body("largest[0].source", is("checkout@web-1"));
        when().get("/api/v1/ingestion/overruns?limit=2")
                .then()
                .statusCode(200)
                .body("reason", is(List.of("series-per-source", "ahead")))
                .body("[0].example", is("requests{user=u-4711}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/pipelines?limit=many            | limit     | limit must be a whole number from 1 to 500, is"
                        + " 'many'",
                "/api/v1/pipelines?limit=501             | limit     | limit must be a whole number from 1 to 500, is"
                        + " '501'",
                "/api/v1/findings?after=-1               | after     | after must be a whole number of 0 or more, is"
                        + " '-1'",
                "/api/v1/findings?severity=bad           | severity  | severity must be one of info, warning, error,"
                        + " critical, is 'bad'",
                "/api/v1/findings?open=maybe             | open      | open must be true or false, is 'maybe'",
                "/api/v1/pipelines/1/signals?from=monday | from      | from must be an instant of the years",
                "/api/v1/pipelines/1/signals?signal=x    | signal    | signal must be one of pipeline.queue.size",
                "/api/v1/pipelines/1/signals?stage=x     | stage     | stage must be one of imtcp(514), main Q",
                "/api/v1/pipelines/1/signals?maxPoints=1 | maxPoints | maxPoints must be a whole number from 2 to 5000",
                "/api/v1/pipelines/1/signals?to=0&from=1 | from      | from must be before to",
                "/api/v1/pipelines/1/signals?from=0      | from      | from and to may be at most 31",
            })
    void aWrongParameterIsNamedWithWhatWouldBeRight(String path, String parameter, String detail) {
        when().get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("urn:weir:problem:invalid-parameter"))
                .body("title", is("A parameter is not valid"))
                .body("status", is(400))
                .body("code", is("invalid-parameter"))
                .body("category", is("user"))
                .body("parameter", is(parameter))
                .body("detail", startsWith(detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pipelines/99",
                "/api/v1/pipelines/x",
                "/api/v1/pipelines/99/signals",
                "/api/v1/findings/99",
                "/api/v1/alerts/99",
                "/api/v1/nothing",
                "/api/nothing"
            })
    void whatIsNotThereIsAProblem(String path) {
        given().accept("text/html,*/*;q=0.8")
                .when()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("not-found"));
    }

    @Test
    void aBrowserGetsAPageInstead() {
        given().accept("text/html,application/xhtml+xml")
                .when()
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("There is no such thing"), containsString("All pipelines"));
    }

    @Test
    void aProgramGetsAProblemEverywhere() {
        when().get("/nothing").then().statusCode(404).contentType("application/problem+json");
        when().post("/api/v1/pipelines").then().statusCode(405).body("code", is("method-not-allowed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]  | the body is JSON, but of another form than it must have at line 1, column 1",
                "{\"a\":| the body is not JSON at line 1, column",
            })
    void aBodyThatIsNotUnderstoodIsToldWhere(String body, String detail) {
        given().contentType("application/json")
                .body(body)
                .when()
                .put("/api/v1/sources/1/settings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("malformed-body"), "detail", startsWith(detail));
    }

    @Test
    void markupInAnAddressIsShownAsText() {
        given().accept("text/html")
                .when()
                .get("/pipelines/<script>alert(1)</script>")
                .then()
                .statusCode(404)
                .body(not(containsString("<script>alert")));
        given().accept("text/html")
                .queryParam("q", "\"><script>alert(1)</script>")
                .when()
                .get("/")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void pagesMayLoadOnlyOurOwnFiles() {
        when().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Referrer-Policy", is("same-origin"));
    }

    @Test
    void assetsAreKeptForEverUnderTheirVersion() {
        String page = when().get("/").then().extract().asString();
        String base = page.replaceAll("(?s).*data-assets=\"([^\"]+)\".*", "$1");

        when().get(base + "/weir.css")
                .then()
                .statusCode(200)
                .contentType("text/css")
                .header("Cache-Control", containsString("immutable"));
        when().get("/assets/old/weir.css").then().statusCode(200).header("Cache-Control", is("no-cache"));
        when().get(base + "/versions.properties").then().statusCode(404);
    }

    @Test
    void theApiDescribesItself() {
        given().accept(ContentType.JSON)
                .when()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", is("Weir"))
                .body("paths.'/api/v1/pipelines/{id}/signals'.get.operationId", is("getSignals"))
                .body("paths.'/api/v1/sources/{id}/settings'.put.operationId", is("putSourceSettings"))
                .body("paths.'/api/v1/live'.get.summary", is("Follow what changes"))
                .body("paths.keySet()", not(hasItem("/pipelines/{id}")))
                .body("components.schemas.Suggestion.properties.patch", notNullValue());
    }

    @Test
    void aSinkThatIsTheLimitCarriesHalfWhenItsCallsTakeTwiceAsLong() {
        given().queryParam("what", "slower")
                .queryParam("value", "101.6")
                .when()
                .get("/api/v1/pipelines/2/what-if")
                .then()
                .statusCode(200)
                .body("what", is("slower"))
                .body("stage", is("OtlpHttpLogRecordExporter"))
                .body("answer.now", between(149, 165))
                .body("answer.expected", between(72, 84))
                .body("answer.asked", between(387, 437))
                .body("answer.limit", is("OtlpHttpLogRecordExporter"))
                .body("missing", hasSize(0));
    }

    @Test
    void whatIfSaysWhichSignalsAreMissing() {
        given().queryParam("what", "traffic")
                .queryParam("value", "3")
                .when()
                .get("/api/v1/pipelines/8/what-if")
                .then()
                .statusCode(200)
                .body("answer", nullValue())
                .body("text", startsWith("It cannot be said: "))
                .body("missing.size()", greaterThan(0));
    }

    @ParameterizedTest
    @CsvSource({"speed,3,what", "traffic,0,value", "workers,many,value", "batch,NaN,value", "slower,,value"})
    void whatIfSaysWhatWouldBeRight(String what, @Nullable String value, String parameter) {
        given().queryParam("what", what)
                .queryParam("value", Objects.requireNonNullElse(value, ""))
                .when()
                .get("/api/v1/pipelines/2/what-if")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", is(parameter))
                .body("detail", containsString("must be"));
    }

    @Test
    void thePageAnswersWithoutScripts() {
        when().get("/pipelines/2/what-if?what=traffic&value=0.1")
                .then()
                .statusCode(200)
                .body(containsString("Nothing limits."))
                .body(containsString("expected"));
    }

    private static Matcher<Float> between(float low, float high) {
        return allOf(greaterThan(low), lessThan(high));
    }
}
