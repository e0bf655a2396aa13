package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.weir.analysis.PluginHost;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.PluginView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How adapters and analyzers fare. */
@Path("/plugins")
public class PluginsPage {

    private final Clock clock;
    private final PluginHost host;
    private final Shells shells;

    PluginsPage(PluginHost host, Shells shells, Clock clock) {
        this.clock = clock;
        this.host = host;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Plugins(Shell shell, List<PluginView> plugins) implements TemplateInstance {}

    /** Shows all plugins, rejected ones included. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance get(@CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        List<PluginView> plugins =
                host.status().stream().map(p -> PluginView.of(p, now)).toList();
        return new Plugins(shells.shell("/plugins", theme), plugins);
    }
}
