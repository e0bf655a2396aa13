package io.weir.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.weir.web.fixture.WorldProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of dead letters and its API, read and used without JavaScript. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class DeadLettersTest {

    @Test
    void theListSaysWhatIsWrongAndIsEscaped() {
        when().get("/dead-letters")
                .then()
                .statusCode(200)
                .body(containsString("No format recognises it"))
                .body(containsString("ff 00 17 2a"))
                .body(containsString("only its beginning is kept"))
                .body(not(containsString("<script>17")));
    }

    @Test
    void theListIsFilteredByTopic() {
        when().get("/dead-letters?topic=telegraf")
                .then()
                .statusCode(200)
                .body(containsString("/dead-letters/2\""))
                .body(not(containsString("/dead-letters/1\"")));
    }

    @Test
    void oneLetterIsShownWithItsRemedyAndContent() {
        when().get("/dead-letters/2")
                .then()
                .statusCode(200)
                .body(containsString("weir.ingest.topics."))
                .body(containsString("000000  ff 00 17 2a"));
    }

    @Test
    void aCutLetterCannotBeSentAgain() {
        when().get("/dead-letters/3")
                .then()
                .statusCode(200)
                .body(containsString("it cannot be sent again"))
                .body(not(containsString("replay-one")));
    }

    @Test
    void nothingIsDoneBeforeItIsConfirmed() {
        given().formParam("do", "drop-selected")
                .formParam("id", 1)
                .post("/dead-letters/ask")
                .then()
                .statusCode(200)
                .body(containsString("Drop 1 dead letter?"));

        when().get("/api/v1/dead-letters/1").then().statusCode(200);
    }

    @Test
    void whoTicksNothingIsTold() {
        given().formParam("do", "drop-selected")
                .post("/dead-letters/ask")
                .then()
                .statusCode(400)
                .body(containsString("no dead letter is selected"));
    }

    @Test
    void anotherSiteCannotDoIt() {
        given().formParam("do", "drop-all")
                .header("Sec-Fetch-Site", "cross-site")
                .post("/dead-letters/do")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsConfirmedIsDoneAndShown() {
        given().redirects()
                .follow(false)
                .formParam("do", "replay-selected")
                .formParam("id", 1)
                .formParam("reason", "invalid")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/dead-letters/do")
                .then()
                .statusCode(303)
                .header("Location", containsString("/dead-letters?reason=invalid"));

        when().get("/dead-letters").then().body(containsString("being sent again"));
    }

    @Test
    void theApiNamesWhatWouldBeRight() {
        when().get("/api/v1/dead-letters?reason=too-large")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(3)))
                .body("items[0].whole", is(false))
                .body("items[0].offset", is(43))
                .body("items[0].remedy", containsString("weir.ingest.limits.message-size"));
    }

    @Test
    void theApiDoesNothingToAllByMistake() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/dead-letters/drop")
                .then()
                .statusCode(400)
                .body("detail", containsString("all must be true"));
    }

    @Test
    void theApiQueuesWhatCanBeSentAgain() {
        given().contentType(ContentType.JSON)
                .body("{\"ids\":[2,3]}")
                .post("/api/v1/dead-letters/replay")
                .then()
                .statusCode(202)
                .body("letters", is(1));
    }

    @Test
    void theBytesCanBeFetched() {
        when().get("/api/v1/dead-letters/2/body").then().statusCode(200).header("Content-Length", is("4"));
    }
}
