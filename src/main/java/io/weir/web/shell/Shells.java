package io.weir.web.shell;

import io.weir.web.asset.Assets;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes shells. */
@Singleton
public class Shells {

    /** Remembers the reader's choice of theme, so that the very first byte of a page has it right. */
    public static final String THEME_COOKIE = "weir-theme";

    private final Assets assets;
    private final String version;

    Shells(Assets assets, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.assets = assets;
        this.version = version;
    }

    /**
     * The shell of a page.
     *
     * @param here address of the main page that it belongs to, or empty
     * @param theme as the cookie says; anything unknown means what the reader's system says
     */
    public Shell shell(String here, @Nullable String theme) {
        String said = theme == null ? "" : theme;
        boolean known = said.equals("light") || said.equals("dark");
        List<Shell.Link> links = List.of(
                link("/", "Pipelines", "o", here),
                link("/findings", "Findings", "f", here),
                link("/alerts", "Alerts", "a", here),
                link("/explore", "Explore", "e", here),
                link("/ingestion", "Ingestion", "i", here),
                link("/plugins", "Plugins", "p", here),
                link("/dead-letters", "Dead letters", "d", here));
        return new Shell(assets.base(), known ? said : "auto", version, links);
    }

    private static Shell.Link link(String href, String title, String key, String here) {
        return new Shell.Link(href, title, key, href.equals(here));
    }
}
