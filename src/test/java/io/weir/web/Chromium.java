package io.weir.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Assumptions;

/** A real browser: the one that WEIR_CHROMIUM names, or the system's Chromium or Chrome, its headless shell (half the work) first. */
final class Chromium implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Chromium.class);

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext scripted;
    private final BrowserContext plain;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        scripted = context(true);
        plain = context(false);
    }

    /** Starts it; where there is none, what calls is skipped and says so. */
    static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String notice = "BROWSER TESTS SKIPPED: no Chromium found; install one, or name it in WEIR_CHROMIUM";
            LOG.warn(notice);
            Assumptions.abort(notice);
        }
        return new Chromium(executable.orElseThrow());
    }

    private static Optional<Path> find() {
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

    /** What all readers share: what one has loaded, the next need not load. */
    BrowserContext scripted() {
        return scripted;
    }

    /** The same for those whose browser runs no scripts. */
    BrowserContext plain() {
        return plain;
    }

    /** For one who has loaded nothing yet; closed by whoever asks for it. */
    BrowserContext fresh() {
        return context(true);
    }

    private BrowserContext context(boolean scripts) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(15_000);
        context.addInitScript(Reader.SHIFT);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
