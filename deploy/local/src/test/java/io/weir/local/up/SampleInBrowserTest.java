package io.weir.local.up;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does: everything started for real, the sample's sink turned slow, and the pages watched. */
class SampleInBrowserTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int WEB = Ports.anyFree();
    private static final int SAMPLE = Ports.anyFree();
    private static final double PATIENCE_MS = 150_000;

    @TempDir
    static Path data;

    private static Playwright playwright;
    private static Browser browser;
    private static Launcher launcher;

    @BeforeAll
    static void startEverything() {
        Path chromium = need(chromium(), "BROWSER TEST SKIPPED: no Chromium; install one, or name it in WEIR_CHROMIUM");
        need(
                Optional.of(ROOT.resolve("src/target/quarkus-app/quarkus-run.jar"))
                        .filter(Files::exists),
                "BROWSER TEST SKIPPED: the service is not packaged; run ./weir test");
        // Known before it is ready, so that it is ended when it never is.
        launcher = Launcher.startAll(
                data,
                ROOT,
                "--port=" + WEB,
                "--sample-port=" + SAMPLE,
                "--postgres-port=" + Ports.anyFree(),
                "--kafka-port=" + Ports.anyFree());
        launcher.awaitReady();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void stopEverything() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (launcher != null) {
            launcher.close();
        }
    }

    @Test
    void aSlowSinkIsNamedExplainedAndToldWithoutAReload() throws Exception {
        List<String> faults = new CopyOnWriteArrayList<>();
        Page page = browser.newPage();
        page.onConsoleMessage(m ->
                Optional.of(m.text()).filter(text -> m.type().equals("error")).ifPresent(faults::add));
        page.onResponse(r -> Optional.of(r.status() + " " + r.url())
                .filter(text -> r.status() >= 400)
                .ifPresent(faults::add));

        page.navigate("http://127.0.0.1:" + WEB + "/");
        page.locator("a[href^='/pipelines/']")
                .first()
                .click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(PATIENCE_MS));
        String before = page.locator("[data-figure=in]").innerText();
        turn("{\"capacity\":120}");

        assertThat(page.locator("main")).containsText(Pattern.compile("The destination is the limit"), within());
        assertThat(page.locator("main")).containsText(Pattern.compile("What to do"), within());
        assertThat(page.locator("[data-figure=in]")).not().hasText(before, other());
        page.locator("nav a[href='/alerts']").click();
        assertThat(page.locator("main")).containsText(Pattern.compile("Delivered"), within());
        assertThat(faults).isEmpty();
    }

    private static void turn(String knobs) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SAMPLE + "/knobs"))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(knobs))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
    }

    private static LocatorAssertions.HasTextOptions other() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS);
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        System.getenv().getOrDefault("WEIR_CHROMIUM", ""),
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path need(Optional<Path> found, String notice) {
        if (found.isEmpty()) {
            Assumptions.abort(notice);
        }
        return found.orElseThrow();
    }
}
