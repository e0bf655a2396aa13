package io.weir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody with a browser window, who notes everything that goes wrong in it. */
final class Reader implements AutoCloseable {

    static final String SHIFT = """
            window.shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                window.shift += entry.hadRecentInput ? 0 : entry.value;
              }
            }).observe({ type: 'layout-shift', buffered: true });
            """;

    /** Two frames on, charts have seen that their width is another. */
    private static final String SETTLED =
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private final Page page;
    private final String base;
    private final Runnable end;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Reader(BrowserContext context, String base, Runnable end) {
        this.base = base;
        this.end = end;
        page = context.newPage();
        page.onConsoleMessage(message -> note(message.type().equals("error"), "console: " + message.text()));
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequestFailed(request -> note(!isLive(request), "request: " + request.url() + " " + request.failure()));
        page.onResponse(response -> note(response.status() >= 400, response.status() + " " + response.url()));
    }

    /** One whose browser remembers what others have loaded, and nothing else of them. */
    static Reader of(Chromium chromium, String base, String theme, int width) {
        return in(chromium.scripted(), base).sized(theme, width);
    }

    /** One who comes for the first time. */
    static Reader newcomer(Chromium chromium, String base, String theme, int width) {
        BrowserContext context = chromium.fresh();
        return new Reader(context, base, context::close).sized(theme, width);
    }

    static Reader withoutScripts(Chromium chromium, String base) {
        return in(chromium.plain(), base);
    }

    private static Reader in(BrowserContext context, String base) {
        return new Reader(context, base, context::clearCookies);
    }

    Reader open(String path) {
        page.navigate(base + path);
        return this;
    }

    /** The page that is open, by another light and in a window of another width; not loaded again. */
    Reader look(Look look) {
        sized(look.theme(), look.width());
        page.evaluate(SETTLED);
        return this;
    }

    private Reader sized(String theme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme(theme)));
        page.setViewportSize(width, 860);
        return this;
    }

    /** Nothing is wider than the window, every text stands out, everything to be used has a name. */
    void findsItReadable() {
        String where = page.url() + " at " + page.viewportSize().width + " pixels";
        assertThat(number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels to scroll sideways, %s", where)
                .isLessThanOrEqualTo(0);
        assertThat(page.evaluate(Rules.POOR_CONTRAST)).as("contrast, %s", where).isEqualTo(List.of());
        assertThat(page.evaluate(Rules.NAMELESS)).as("nameless, %s", where).isEqualTo(List.of());
    }

    Page page() {
        return page;
    }

    Locator see(String selector) {
        return page.locator(selector);
    }

    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    double number(String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void findsNothingWrong() {
        assertThat(faults).isEmpty();
    }

    private static ColorScheme scheme(String theme) {
        return theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    /** A page that is left ends its stream of live updates: no fault. */
    private static boolean isLive(Request request) {
        return request.url().endsWith("/api/v1/live");
    }

    private void note(boolean wrong, String fault) {
        if (wrong) {
            faults.add(fault);
        }
    }

    @Override
    public void close() {
        page.close();
        end.run();
    }
}
