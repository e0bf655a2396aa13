package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.alerting.AlertLog;
import io.weir.web.error.ProblemException;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.AlertView;
import io.weir.web.view.NoticeView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One alert and the notices that told of it. */
@Path("/alerts/{id}")
public class AlertPage {

    private final Clock clock;
    private final AlertLog log;
    private final Shells shells;

    AlertPage(AlertLog log, Shells shells, Clock clock) {
        this.clock = clock;
        this.log = log;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Alert(Shell shell, AlertView alert, List<NoticeView> notices) implements TemplateInstance {}

    /** Shows an alert. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @PathParam("id") String id, @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        Instant now = clock.instant();
        long number = PageNumber.after(id);
        return Uni.createFrom()
                .completionStage(() -> log.alert(number))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("there is no alert " + id)))
                .chain(alert -> Uni.createFrom()
                        .completionStage(() -> log.noticesOf(number))
                        .map(notices -> new Alert(
                                shells.shell("/alerts", theme),
                                AlertView.of(alert, now),
                                notices.stream().map(n -> NoticeView.of(n, now)).toList())));
    }
}
