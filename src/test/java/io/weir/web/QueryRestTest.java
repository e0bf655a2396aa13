package io.weir.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.weir.web.api.QueryAnswerDto;
import io.weir.web.fixture.WorldProfile;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs get that ask for series. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class QueryRestTest {

    @Test
    void anAnswerHasLinesWithUnitAndKind() {
        query("sum by (source) (rate(sent_bytes_total[1m]))", "step", "60s")
                .statusCode(200)
                .contentType("application/json")
                .header("Vary", containsString("Accept"))
                .body("resolution", is("minute"))
                .body("stepSeconds", is(60))
                .body("series", hasSize(3))
                .body("series[0].labels", is(Map.of("source", "alpha")))
                .body("series[0].unit", is("By/s"))
                .body("series[0].kind", is("gauge"))
                .body("series[0].values[30]", is(512))
                .body("truncated", is(false))
                .body("notices", empty())
                .body("read.series", is(3));
    }

    @Test
    void thereIsAValueForEachInstant() {
        Map<String, Object> answer = query("queue.depth", "points", "100")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        List<Map<String, List<Object>>> series = cast(answer.get("series"));
        assertThat(series)
                .hasSize(3)
                .allSatisfy(s -> assertThat(s.get("values")).hasSize((Integer) answer.get("points")));
        assertThat(answer.get("stepSeconds")).isEqualTo(60);
    }

    @Test
    void theFormIsTheOneThatIsDocumented() {
        Map<String, Object> answer =
                query("queue.depth", "step", "1m").extract().jsonPath().getMap("");

        assertThat(answer.keySet()).containsExactlyElementsOf(fields(QueryAnswerDto.class, "problem"));
        List<Map<String, Object>> series = cast(answer.get("series"));
        assertThat(series.getFirst().keySet())
                .containsExactlyElementsOf(fields(QueryAnswerDto.SeriesLineDto.class, "at"));
    }

    private static List<String> fields(Class<?> type, String unless) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(n -> !n.equals(unless))
                .toList();
    }

    @Test
    void samplesAsTheyAreHaveTheirInstants() {
        query("queue.depth{source=\"beta\"}", "step", "raw")
                .statusCode(200)
                .body("points", nullValue())
                .body("series[0].at", hasSize(greaterThan(300)))
                .body("series[0].values", hasSize(greaterThan(300)));
    }

    @Test
    void theRestIsLeftOutAndThatIsTold() {
        query("queue.depth", "limit", "2").body("series", hasSize(2)).body("truncated", is(true));
    }

    @Test
    void rowsAreThereForThoseWhoWantThem() {
        String rows = given().accept("text/csv")
                .queryParam("query", "max by (source) (queue.depth)")
                .queryParam("step", "10m")
                .when()
                .get("/api/v1/query")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(rows.lines().toList()).first().isEqualTo("series,unit,at,value");
        assertThat(rows.lines().skip(1))
                .hasSizeGreaterThan(14)
                .allMatch(row ->
                        row.matches("\"\\{source=\"\"[^\"]+\"\"}\",,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z,[0-9.]+"));
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        query("rate(queue.depth)", "step", "auto")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", is("invalid-expression"))
                .body("category", is("user"))
                .body("parameter", is("query"))
                .body("place.start", is(5))
                .body("place.end", is(16))
                .body("detail", containsString("name[5m]"));
    }

    @Test
    void tooMuchIsRefusedWithTheNameOfTheSetting() {
        query("queue.depth", "step", "10ms")
                .statusCode(422)
                .body("code", is("query-limit"))
                .body("detail", containsString("weir.query.max-points"));
    }

    @ParameterizedTest
    @CsvSource({
        "step, 5x, 'step must be auto, raw, or a length of time'",
        "from, yesterday, from must be an instant",
        "to, 2020-01-01T00:00:00Z, ''",
        "points, 0, points must be a whole number from 1 to 11000",
        "limit, 99999, limit must be a whole number from 1 to 10000",
        "query, ' ', query must be an expression"
    })
    void aWrongParameterIsNamed(String name, String value, String detail) {
        var request = given().queryParam(name, value);
        request = name.equals("query") ? request : request.queryParam("query", "queue.depth");
        int status = detail.isEmpty() ? 200 : 400;

        var answer = request.when().get("/api/v1/query").then().statusCode(status);

        if (!detail.isEmpty()) {
            answer.body("parameter", is(name)).body("detail", containsString(detail));
        }
    }

    @Test
    void seriesComePageByPage() {
        String next = given().queryParam("match", "{__name__=~\".+\"}")
                .queryParam("limit", 4)
                .when()
                .get("/api/v1/series")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].name", is("queue.depth"))
                .body("items[0].attributes.'service.name'", is("alpha"))
                .extract()
                .path("next");

        given().queryParam("match", "{__name__=~\".+\"}")
                .queryParam("after", next)
                .when()
                .get("/api/v1/series")
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
    }

    @Test
    void aSelectorThatIsNoneIsRefused() {
        given().queryParam("match", "rate(x[5m])")
                .when()
                .get("/api/v1/series")
                .then()
                .statusCode(400)
                .body("parameter", is("match"));
    }

    @Test
    void labelsAndTheirValuesComePageByPage() {
        given().queryParam("limit", 2)
                .when()
                .get("/api/v1/labels")
                .then()
                .statusCode(200)
                .body("items", is(List.of("__name__", "queue")))
                .body("next", is("queue"));
        given().queryParam("prefix", "queue")
                .when()
                .get("/api/v1/labels/__name__/values")
                .then()
                .body("items", is(List.of("queue.depth")))
                .body("next", nullValue());
    }

    @Test
    void theApiDescribesItself() {
        given().accept("application/json")
                .when()
                .get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/v1/query'.get.operationId", is("query"))
                .body("paths.'/api/v1/query'.get.parameters.name", not(empty()))
                .body("components.schemas.QueryAnswer.properties.keySet()", not(empty()))
                .body("paths.keySet()", everyItem(not(is("/explore"))));
    }

    private static ValidatableResponse query(String expression, String name, String value) {
        return given().queryParam("query", expression)
                .queryParam(name, value)
                .when()
                .get("/api/v1/query")
                .then();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
