package io.weir.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.weir.web.fixture.WorldProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Analyzers are configured, released and audited through API and page. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class PluginsTest {

    private static final String INSTANCES = "/api/v1/plugins/instances";

    @Test
    void analyzersTellTheirOptionsAsJsonSchema() {
        when().get("/api/v1/plugins/analyzers")
                .then()
                .statusCode(200)
                .body("[1].schema.properties.full.type", is("number"))
                .body("[1].schema.properties.full.maximum", is(1.0f))
                .body("[1].schema.properties.soon.default", is("1h"))
                .body("[1].needs[0].readings", is(13))
                .body("[1].finds[0].help", is("Give it room."));
    }

    @Test
    void anInstanceIsCheckedFieldByField() {
        given().contentType(ContentType.JSON)
                .body("{\"analyzer\": \"forecast\", \"options\": {\"full\": 7, \"sooon\": \"1h\"}}")
                .post(INSTANCES + "/forecast-2/validate")
                .then()
                .statusCode(200)
                .body("valid", is(false))
                .body("fields.find { it.field == 'options.full' }.errors[0]", containsString("must be 0.5 to 1"))
                .body("fields.find { it.field == 'options.full' }.suggestion", is("1"))
                .body("fields.find { it.field == 'options.sooon' }.suggestion", is("soon"))
                .body("fields.find { it.field == 'options.soon' }.errors", is(empty()))
                .body("fields.find { it.field == 'options.soon' }.value", is("1h"));
    }

    @Test
    void anInstanceIsMadeChangedAndRemovedAndEachIsAudited() {
        String name = INSTANCES + "/forecast-api";
        given().contentType(ContentType.JSON)
                .body("{\"analyzer\": \"forecast\", \"shadow\": true, \"options\": {\"full\": 0.9}}")
                .put(name)
                .then()
                .statusCode(200)
                .body("options.full", is("0.9"));

        when().get(name).then().statusCode(200).body("shadow", is(true)).body("locked", is(false));
        when().delete(name).then().statusCode(204);
        when().get(name).then().statusCode(404);
        when().get("/api/v1/plugins/changes")
                .then()
                .statusCode(200)
                .body("items.findAll { it.name == 'forecast-api' }.action", is(List.of("removed", "created")))
                .body("items.find { it.action == 'removed' }.before.options.full", is("0.9"))
                .body("items.find { it.action == 'removed' }.after", is(nullValue()));
    }

    @Test
    void whatIsWrongIsRefusedWithItsField() {
        given().contentType(ContentType.JSON)
                .body("{\"options\": {\"full\": \"much\"}}")
                .put(INSTANCES + "/forecast")
                .then()
                .statusCode(400)
                .body("parameter", is("options.full"))
                .body("detail", containsString("must be a number"));
    }

    @Test
    void whatFilesSayIsLocked() {
        given().contentType(ContentType.JSON)
                .body("{\"analyzer\": \"forecast\"}")
                .put(INSTANCES + "/forecast-archive")
                .then()
                .statusCode(400)
                .body("detail", containsString("is locked"));
        when().delete(INSTANCES + "/forecast-archive").then().statusCode(400);
        when().get("/plugins/instances/forecast-archive")
                .then()
                .statusCode(200)
                .body(containsString("Locked"))
                .body(containsString("said 17 times"))
                .body(not(containsString(">Save</button>")));
    }

    @Test
    void aQuarantineIsReleased() {
        given().header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/plugins/analyzer/seasonal-profile/release")
                .then()
                .statusCode(204);

        when().get("/api/v1/plugins/changes").then().body("items.action", hasItems("released"));
        given().post("/api/v1/plugins/analyzer/no-such/release").then().statusCode(404);
    }

    @Test
    void theFormSavesAndShowsWhatIsWrong() {
        given().redirects()
                .follow(false)
                .formParam("name", "forecast-form")
                .formParam("analyzer", "forecast")
                .formParam("enabled", "true")
                .formParam("pipelines", "web-*/logs\r\naudit")
                .formParam("option.full", "0.8")
                .formParam("option.soon", "")
                .post("/plugins/instances")
                .then()
                .statusCode(303);
        when().get(INSTANCES + "/forecast-form")
                .then()
                .body("pipelines", is(List.of("web-*/logs", "audit")))
                .body("options", is(Map.of("full", "0.8")));

        given().formParam("name", "forecast-form")
                .formParam("analyzer", "forecast")
                .formParam("option.full", "9")
                .post("/plugins/instances")
                .then()
                .statusCode(400)
                .body(containsString("full must be 0.5 to 1, is 9"))
                .body(containsString("Try <code>1</code>"));
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("name", "forecast")
                .formParam("analyzer", "forecast")
                .post("/plugins/instances")
                .then()
                .statusCode(400);
    }
}
