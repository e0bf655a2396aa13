package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.api.flow.WhatIf.Change;
import io.weir.web.error.ProblemException;
import io.weir.web.read.Known;
import io.weir.web.read.Pipelines;
import io.weir.web.read.Question;
import io.weir.web.read.WhatIfs;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.WhatIfView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What would get through a pipeline if something about it were different: a form that only reads. */
@Path("/pipelines/{id}/what-if")
public class WhatIfPage {

    private final Clock clock;
    private final Pipelines pipelines;
    private final WhatIfs model;
    private final Shells shells;

    WhatIfPage(Pipelines pipelines, WhatIfs model, Shells shells, Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.model = model;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WhatIf(Shell shell, WhatIfView view) implements TemplateInstance {}

    /** The form, with the answer when something was asked. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @PathParam("id") String id,
            @QueryParam("what") @DefaultValue("") String what,
            @QueryParam("value") @DefaultValue("") String value,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        return pipelines
                .find(PageNumber.after(id), now)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("there is no pipeline " + id)))
                .chain(known -> view(known, what, value, now))
                .map(view -> new WhatIf(shells.shell("/", theme), view));
    }

    private Uni<WhatIfView> view(Known known, String what, String value, Instant now) {
        if (what.isBlank() && value.isBlank()) {
            return Uni.createFrom().item(WhatIfView.of(known, what, value, null, Optional.empty()));
        }
        Change change;
        try {
            change = Question.of(what, value);
        } catch (ProblemException e) {
            return Uni.createFrom()
                    .item(WhatIfView.of(known, what, value, e.problem().detail(), Optional.empty()));
        }
        return model.ask(known, change, now)
                .map(supposed -> WhatIfView.of(known, what, value, null, Optional.of(supposed)));
    }
}
