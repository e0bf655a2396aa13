package io.weir.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.weir.web.fixture.WorldProfile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people and programs say about suggestions, and what they are told. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class SuggestionsTest {

    @Test
    void theVerdictStandsBesideThePrediction() {
        when().get("/api/v1/pipelines/3/suggestions")
                .then()
                .statusCode(200)
                .body("[0].state", is("verified"))
                .body("[0].suggestion.effect.expected", is(780.0f))
                .body("[0].applied.how", is("noticed"))
                .body("[0].applied.value", is("2048"))
                .body("[0].verdict.verdict", is("helped"))
                .body("[0].verdict.measured[0].after", is(776.0f))
                .body("[0].verdict.measured.direction", hasItem("better"));
    }

    @Test
    void aSuggestionIsAppliedAndTakenBack() {
        String key = key(1, 31, 1);

        say(1, key, "applied", "{\"at\":\"" + Instant.now().minusSeconds(30) + "\"}")
                .statusCode(200)
                .body("state", is("applied"))
                .body("applied.how", is("api"))
                .body("waitsFor", notNullValue());
        say(1, key, "applied", "{}").statusCode(409);
        say(1, key, "reopened", "{}").statusCode(200).body("state", is("open")).body("applied", nullValue());
    }

    @Test
    void aReasonIsNeededToDismiss() {
        String key = key(2, 33, 0);

        say(2, key, "dismissed", "{\"reason\":\" \"}").statusCode(400).body("parameter", is("reason"));
        say(2, key, "dismissed", "{\"reason\":\"the memory is not there\"}")
                .statusCode(200)
                .body("state", is("dismissed"))
                .body("dismissed.reason", is("the memory is not there"));
        say(2, key, "reopened", "{}").statusCode(200);
    }

    @Test
    void whatIsWrongIsNamed() {
        String key = key(9, 34, 0);

        say(9, "0123456789abcdef", "applied", "{}").statusCode(404);
        say(9, key, "applied", "{\"at\":\"soon\"}").statusCode(400).body("parameter", is("at"));
        say(9, key, "applied", "{\"at\":\"" + Instant.now().plus(Duration.ofHours(1)) + "\"}")
                .statusCode(400)
                .body("detail", containsString("at must be within the last"));
        say(9, key, "reopened", "{}").statusCode(409);
    }

    @Test
    void aFormDoesItWithoutAScript() {
        String key = key(1, 31, 0);

        given().redirects()
                .follow(false)
                .formParam("key", key)
                .formParam("do", "applied")
                .formParam("ago", "15")
                .formParam("finding", "31")
                .post("/pipelines/1/suggestions")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/findings/31"));
        when().get("/findings/31").then().statusCode(200).body(containsString("Applied, being verified"));
        say(1, key, "reopened", "{}").statusCode(200);
    }

    @Test
    void anotherSiteCannotSayIt() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("key", "x")
                .formParam("do", "applied")
                .post("/pipelines/1/suggestions")
                .then()
                .statusCode(400);
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/pipelines/1/suggestions/x/reopened")
                .then()
                .statusCode(400);
    }

    @Test
    void thePageOfAPipelineTellsOfTheLastChange() {
        when().get("/pipelines/3")
                .then()
                .statusCode(200)
                .body(containsString("The last change"))
                .body(containsString("Helped"))
                .body(containsString("noticed: maxExportBatchSize went from 512 to 2048"));
    }

    @Test
    void predictionsAreCalibrated() {
        when().get("/api/v1/calibration")
                .then()
                .statusCode(200)
                .body("[0].setting", is("batch-size"))
                .body("[0].count", is(14))
                .body("[2].setting", nullValue());
        when().get("/calibration").then().statusCode(200).body(containsString("Increase: batch size"));
    }

    private static String key(long pipeline, long finding, int suggestion) {
        return when().get("/api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .body("pipelineId", is((int) pipeline))
                .extract()
                .path("suggestions[" + suggestion + "].id");
    }

    private static ValidatableResponse say(long pipeline, String key, String what, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/pipelines/" + pipeline + "/suggestions/" + key + "/" + what)
                .then();
    }
}
