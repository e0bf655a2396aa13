package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.alerting.AlertLog;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import io.weir.alerting.AlertingStatus;
import io.weir.alerting.NoticeRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.AlertView;
import io.weir.web.view.AlertsView;
import io.weir.web.view.NoticeView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Alerts, what was sent to whom and when, and the files in force. */
@Path("/alerts")
public class AlertsPage {

    private static final int SIZE = 30;

    private final Clock clock;
    private final AlertLog log;
    private final AlertingStatus status;
    private final Shells shells;

    AlertsPage(AlertLog log, AlertingStatus status, Shells shells, Clock clock) {
        this.clock = clock;
        this.log = log;
        this.status = status;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Alerts(Shell shell, AlertsView view) implements TemplateInstance {}

    /** Shows alerts and notices. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(
            @QueryParam("alerts") @DefaultValue("0") String alertsAfter,
            @QueryParam("notices") @DefaultValue("0") String noticesAfter,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        PageRequest alerts = new PageRequest(SIZE, PageNumber.after(alertsAfter));
        PageRequest notices = new PageRequest(SIZE, PageNumber.after(noticesAfter));
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom()
                                .completionStage(() -> log.alerts(true, PageRequest.first(PageRequest.MAX_LIMIT))),
                        Uni.createFrom().completionStage(() -> log.alerts(false, alerts)),
                        Uni.createFrom().completionStage(() -> log.notices(notices)))
                .asTuple()
                .map(t -> new Alerts(shells.shell("/alerts", theme), view(t.getItem1(), t.getItem2(), t.getItem3())));
    }

    private AlertsView view(Page<AlertRecord> active, Page<AlertRecord> all, Page<NoticeRecord> notices) {
        Instant now = clock.instant();
        return new AlertsView(
                active.items().stream().map(a -> AlertView.of(a, now)).toList(),
                all.items().stream()
                        .filter(a -> a.state() == AlertState.RESOLVED)
                        .map(a -> AlertView.of(a, now))
                        .toList(),
                all.next().isPresent() ? "/alerts?alerts=" + all.next().getAsLong() + "#past" : null,
                notices.items().stream().map(n -> NoticeView.of(n, now)).toList(),
                notices.next().isPresent() ? "/alerts?notices=" + notices.next().getAsLong() + "#notices" : null,
                status.files().stream().map(f -> AlertsView.FileView.of(f, now)).toList());
    }
}
