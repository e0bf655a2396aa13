package io.weir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weir.model.LiveEvent;
import io.weir.web.fixture.FakeLive;
import io.weir.web.fixture.World;
import io.weir.web.fixture.WorldProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get, in a real browser. */
@QuarkusTest
@TestProfile(WorldProfile.class)
class BrowserTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/?q=zzz",
            "/pipelines/1",
            "/pipelines/5?range=6h",
            "/pipelines/6",
            "/pipelines/7",
            "/pipelines/8",
            "/pipelines/1/what-if?what=slower&value=50",
            "/pipelines/7/what-if?what=traffic&value=x",
            "/findings",
            "/findings?show=all&severity=error",
            "/findings/31",
            "/findings/22",
            "/alerts",
            "/alerts/7",
            "/ingestion",
            "/plugins",
            "/plugins/instances/forecast",
            "/plugins/instances/forecast-archive",
            "/plugins/instances?analyzer=forecast",
            "/dead-letters",
            "/dead-letters?reason=empty",
            "/dead-letters/1",
            "/dead-letters/2",
            "/dead-letters/4");

    private static Chromium chromium;

    private final World world;
    private final FakeLive live;

    @TestHTTPResource("/")
    URI address;

    BrowserTest(World world, FakeLive live) {
        this.world = world;
        this.live = live;
    }

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

    @BeforeEach
    void fill() {
        world.fill();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyPageIsCleanHoweverItIsLookedAt(String path) {
        try (Reader reader = reader("light", 1440)) {
            reader.open(path);

            assertThat(reader.see("h1")).isVisible();
            assertThat(reader.see("main:not([data-live]), [data-live-state=on]"))
                    .hasCount(1);
            for (Look look : Look.ALL) {
                reader.look(look).findsItReadable();
            }
            reader.findsNothingWrong();
        }
    }

    @Test
    void theBottleneckIsSeenAtAGlanceAndFollowed() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            Locator row = reader.see("[data-key=p1]");
            assertThat(row).containsText("action-1-builtin:omfwd");
            assertThat(row).containsText("The destination is the limit");

            row.getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();

            assertThat(reader.see(".story")).containsText("The destination is the limit");
            assertThat(reader.see(".across .node.bottleneck .badge")).isVisible();
            assertThat(reader.see(".suggestion").first()).containsText(Pattern.compile("800/s\\s*expected"));
            assertThat(reader.see(".patch code")).containsText("queue.size=\"120000\"");
            reader.see(".story a").click();
            assertThat(reader.see("h1")).hasText("The destination is the limit");
            reader.findsNothingWrong();
        }
    }

    @Test
    void problemsComeFirst() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");

            assertThat(reader.see(".g-name .row-link").allInnerTexts().subList(0, 4))
                    .containsExactly(
                            "db-04 · audit",
                            "checkout-7d9f/otel-java · checkout logs",
                            "edge-fw-01 · rsyslogd",
                            "batch-02/fapilog · nightly-import");
        }
    }

    @Test
    void aLiveValueChangesWithoutReloadAndNothingElseMoves() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            assertThat(reader.see("[data-live-state=on]")).hasCount(1);
            reader.page().evaluate("window.marker = 'here'; document.querySelector('[data-key=p5] .row-link').focus()");
            double shiftBefore = reader.number("window.shift");

            world.offer(4_321);
            live.publish(new LiveEvent(LiveEvent.Topic.PIPELINE, 3));

            assertThat(reader.see("[data-key=p3] .g-flow .in dd")).hasText("4,321/s");
            assertThat(reader.page().evaluate("window.marker")).isEqualTo("here");
            assertThat(reader.page().evaluate("document.activeElement.textContent"))
                    .isEqualTo("gateway-1/otel-collector · gateway");
            assertThat(reader.number("window.shift") - shiftBefore).isLessThan(0.01);
            reader.findsNothingWrong();
        }
    }

    @Test
    void aResolvedFindingLeavesThePageByItself() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/pipelines/1");
            assertThat(reader.see("[data-live-state=on]")).hasCount(1);

            world.resolve(1);
            live.publish(new LiveEvent(LiveEvent.Topic.FINDING, 1));

            assertThat(reader.see(".story h2")).hasText("Everything flows");
            assertThat(reader.see(".node.bottleneck")).hasCount(0);
        }
    }

    @Test
    void anEmptyWeirTellsWhatToDoAndFillsByItself() {
        world.empty();
        try (Reader reader = reader("dark", 1440)) {
            reader.open("/");
            assertThat(reader.see("h1")).hasText("No pipelines yet");
            assertThat(reader.see("main")).containsText("./weir replay FILE");
            assertThat(reader.see("main .hint a")).hasAttribute("href", "http://localhost:8090/");

            world.fill();
            live.publish(new LiveEvent(LiveEvent.Topic.PIPELINE, 1));

            assertThat(reader.see("[data-key=p1]")).isVisible();
            reader.findsNothingWrong();
        }
    }

    @Test
    void everySignalHasAChartThatCanBeReadOff() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/pipelines/1");
            Locator chart = reader.see("[data-key='main Q/flow']");
            chart.locator("canvas").waitFor();
            assertThat(reader.see(".chart canvas"))
                    .hasCount(reader.see(".chart").count());

            chart.scrollIntoViewIfNeeded();
            chart.locator(".u-over").hover();

            assertThat(chart.locator("[data-chart-last]")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
            assertThat(reader.see("[data-key='action-1-builtin:omfwd/flow'] [data-chart-last]"))
                    .hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
            reader.findsNothingWrong();
        }
    }

    @Test
    void nothingShiftsWhileAPageComesToLife() {
        try (Reader reader = Reader.newcomer(chromium, base(), "light", 1440)) {
            for (String path : List.of("/", "/pipelines/1", "/findings/31", "/alerts")) {
                reader.open(path);
                assertThat(reader.see("[data-live-state=on]")).hasCount(1);
                if (reader.see(".chart").count() > 0) {
                    reader.see(".chart canvas").first().waitFor();
                }
                assertThat(reader.number("window.shift"))
                        .as("shift of %s", path)
                        .isLessThan(0.02);
            }
        }
    }

    @Test
    void gapsAreSaid() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/pipelines/7");

            assertThat(reader.see(".gaps").first()).containsText("nothing was reported there");
        }
    }

    @Test
    void theKeyboardLeadsEverywhere() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            press(reader, "g", "f");
            reader.page().waitForURL("**/findings");
            press(reader, "?");
            assertThat(reader.see("dialog[open]")).isVisible();
            press(reader, "Escape", "g", "o");
            reader.page().waitForURL(address.toString());
            press(reader, "/");
            assertThat(reader.see("[data-filter]")).isFocused();
            reader.page().keyboard().type("billing");
            assertThat(reader.see("[data-row]:visible")).hasCount(1);
            press(reader, "Escape", "j", "j", "Enter");
            reader.page().waitForURL("**/pipelines/2");
            reader.findsNothingWrong();
        }
    }

    @Test
    void tabReachesTheContentFirst() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            press(reader, "Tab", "Enter");

            assertThat(reader.see("main")).isFocused();
        }
    }

    @Test
    void theThemeIsRememberedFromTheFirstByteOn() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            String before = background(reader);
            reader.see("[data-theme-toggle]").click();
            assertThat(background(reader)).isNotEqualTo(before);

            String html = reader.page().navigate(address + "plugins").text();

            assertThat(html).contains("data-theme=\"dark\"");
            assertThat(background(reader)).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pipelines/1", "/findings/31", "/alerts", "/ingestion", "/plugins"})
    void pagesAreReadWithoutScripts(String path) {
        try (Reader reader = Reader.withoutScripts(chromium, base())) {
            reader.open(path);

            assertThat(reader.see("h1")).isVisible();
            assertThat(reader.see("main")).containsText("rsyslog");
            assertThat(reader.see("[data-theme-toggle]")).isHidden();
        }
    }

    @Test
    void signalsAreDrawnWithoutScripts() {
        try (Reader reader = Reader.withoutScripts(chromium, base())) {
            reader.open("/pipelines/1");

            assertThat(reader.see("[data-key='main Q/flow'] svg .line").first()).isVisible();
            assertThat(reader.see("[data-key='main Q/flow'] .band")).hasCount(1);
            assertThat(reader.see("[data-key='main Q/flow'] .legend")).containsText("Rejected");
        }
    }

    @Test
    void aLostConnectionIsSaidDiscreetly() {
        try (Reader reader = reader("light", 1440)) {
            reader.page().route("**/api/v1/live", Route::abort);
            reader.open("/");

            assertThat(reader.see("[data-live-state=lost]")).hasText("Reconnecting");
            assertThat(reader.see("h1")).isVisible();
        }
    }

    @Test
    void whatIsNotThereHasAPageOfItsOwn() {
        try (Reader reader = reader("dark", 1440)) {
            reader.open("/pipelines/99");

            assertThat(reader.see("h1")).hasText("There is no such thing");
            assertThat(reader.see("main")).containsText("There is no pipeline 99.");
            assertThat(reader.see("main a")).hasText("All pipelines");
        }
    }

    @Test
    void narrowScreensGetTheStagesFromTopToBottom() {
        try (Reader reader = reader("light", 390)) {
            reader.open("/pipelines/1");

            assertThat(reader.see(".stages .down svg.graph")).isVisible();
            reader.see(".stages .across").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @Test
    void theBrowserFormatsNumbersAsTheServerDoes() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            String script = "([v, unit]) => import(document.documentElement.dataset.assets + '/format.js')"
                    + ".then((m) => m.value(v, unit))";

            for (NumberCase number : NumberCase.ALL) {
                assertThat(reader.page().evaluate(script, List.of(number.value(), number.unit())))
                        .as("%s in %s", number.value(), number.unit())
                        .isEqualTo(number.text());
            }
        }
    }

    @Test
    void aPageThatIsHiddenHoldsNoConnectionAndCatchesUp() {
        try (Reader reader = reader("light", 1440)) {
            reader.open("/");
            assertThat(reader.see("[data-live-state=on]")).hasCount(1);
            hide(reader, true);
            world.offer(2_222);
            live.publish(new LiveEvent(LiveEvent.Topic.PIPELINE, 3));

            hide(reader, false);

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> reader.text("[data-key=p3] .g-flow .in dd"), "2,222/s"::equals);
        }
    }

    private static void hide(Reader reader, boolean hidden) {
        reader.page()
                .evaluate(
                        "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true"
                                + " }); document.dispatchEvent(new Event('visibilitychange')); }",
                        hidden);
    }

    private static void press(Reader reader, String... keys) {
        for (String key : keys) {
            reader.page().keyboard().press(key);
        }
    }

    private static String background(Reader reader) {
        return (String) reader.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private Reader reader(String theme, int width) {
        return Reader.of(chromium, base(), theme, width);
    }

    private String base() {
        String text = address.toString();
        return text.substring(0, text.length() - 1);
    }
}
