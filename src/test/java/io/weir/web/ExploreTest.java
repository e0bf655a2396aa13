package io.weir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weir.web.fixture.WorldProfile;
import java.net.URI;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The page on which people query series. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class ExploreTest {

    private static final List<String> PAGES = List.of(
            "/explore",
            "/explore?query=queue.depth&range=6h",
            "/explore?query=rate(queue.depth)",
            "/explore?query=nothing");

    private static Chromium chromium;

    @TestHTTPResource("/")
    URI address;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyStateIsCleanHoweverItIsLookedAt(String path) {
        try (Reader reader = reader("light", 1440)) {
            reader.open(path);

            assertThat(reader.see("h1")).hasText("Explore");
            for (Look look : Look.ALL) {
                reader.look(look).findsItReadable();
            }
            reader.findsNothingWrong();
        }
    }

    @Test
    void anExpressionIsWrittenAndDrawn() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/explore");
            reader.see(".starts a >> text=queue.depth").click();
            assertThat(reader.see(".result tr[data-signal]")).hasCount(3);
            assertThat(reader.see(".plot[data-drawn] canvas")).isVisible();

            reader.see("[data-ask]").fill("topk(1, queue.depth)");
            reader.see("[data-ask]").press("Enter");

            assertThat(reader.see(".result tr[data-signal]")).hasCount(1);
            assertThat(reader.see(".result tr[data-signal]")).containsText("gamma <b>");
            assertThat(reader.see(".plot[data-drawn] canvas")).isVisible();
            reader.findsNothingWrong();
        }
    }

    @Test
    void anErrorIsShownAtItsPlace() {
        page("sum(rate(queue.depth)) by (<i>)", containsString("<mark>queue.depth</mark>"));
        page("sum(queue.depth", containsString("<mark> </mark>"));
    }

    @Test
    void whatAllSeriesShareIsToldOnce() {
        page("queue.depth", containsString("All of them: <code>{queue=&quot;main&quot;}</code>"));
        page("avg(queue.depth)", not(containsString("All of them")));
    }

    @Test
    void whatIsWrittenIsShownAsText() {
        page("x{a=\"<script>alert(1)</script>\"}", not(containsString("<script>alert")));
    }

    @Test
    void thereIsATableWithoutScripts() {
        page("avg(queue.depth)", containsString("<td data-value>"));
    }

    private Reader reader(String theme, int width) {
        String base = address.toString();
        return Reader.of(chromium, base.substring(0, base.length() - 1), theme, width);
    }

    private static void page(String query, Matcher<String> body) {
        given().accept("text/html")
                .queryParam("query", query)
                .when()
                .get("/explore")
                .then()
                .statusCode(200)
                .body(body);
    }
}
