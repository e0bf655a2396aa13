package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestState;
import io.weir.ingest.OverrunStore;
import io.weir.query.TierStore;
import io.weir.runtime.StorageConfig;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.IngestionView;
import io.weir.web.view.StorageView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whether metrics flow, how full the limits are, who went beyond, and what is kept. */
@Path("/ingestion")
public class IngestionPage {

    private static final int OVERRUNS = 100;

    private final IngestLimits limits;
    private final IngestState state;
    private final OverrunStore store;
    private final TierStore tiers;
    private final StorageConfig storage;
    private final Shells shells;
    private final Clock clock;

    IngestionPage(
            IngestLimits limits,
            IngestState state,
            OverrunStore store,
            TierStore tiers,
            StorageConfig storage,
            Shells shells,
            Clock clock) {
        this.limits = limits;
        this.state = state;
        this.store = store;
        this.tiers = tiers;
        this.storage = storage;
        this.shells = shells;
        this.clock = clock;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Ingestion(Shell shell, IngestionView view, StorageView storage) implements TemplateInstance {}

    /** Shows limits, overruns and what is kept. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(@CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom().completionStage(store::usage),
                        Uni.createFrom().completionStage(() -> store.newest(OVERRUNS)),
                        Uni.createFrom().completionStage(tiers::look))
                .asTuple()
                .map(t -> new Ingestion(
                        shells.shell("/ingestion", theme),
                        IngestionView.of(limits, state.waiting(), t.getItem1(), t.getItem2(), clock.instant()),
                        StorageView.of(t.getItem3(), storage, clock.instant())));
    }
}
