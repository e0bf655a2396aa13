package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.OverrunStore;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.IngestionView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whether metrics flow, how full the limits are, and who went beyond. */
@Path("/ingestion")
public class IngestionPage {

    private static final int OVERRUNS = 100;

    private final IngestLimits limits;
    private final IngestState state;
    private final OverrunStore store;
    private final Shells shells;
    private final Clock clock;

    IngestionPage(IngestLimits limits, IngestState state, OverrunStore store, Shells shells, Clock clock) {
        this.limits = limits;
        this.state = state;
        this.store = store;
        this.shells = shells;
        this.clock = clock;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Ingestion(Shell shell, IngestionView view) implements TemplateInstance {}

    /** Shows limits and overruns. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(@CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom().completionStage(store::usage),
                        Uni.createFrom().completionStage(() -> store.newest(OVERRUNS)))
                .asTuple()
                .map(t -> new Ingestion(
                        shells.shell("/ingestion", theme),
                        IngestionView.of(limits, state.waiting(), t.getItem1(), t.getItem2(), clock.instant())));
    }
}
