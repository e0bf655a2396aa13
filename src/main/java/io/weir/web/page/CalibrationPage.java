package io.weir.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.change.SuggestionDesk;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import io.weir.web.view.CalibrationView;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How far predictions were off. */
@Path("/calibration")
public class CalibrationPage {

    private final SuggestionDesk desk;
    private final Shells shells;

    CalibrationPage(SuggestionDesk desk, Shells shells) {
        this.desk = desk;
        this.shells = shells;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Calibration(Shell shell, List<CalibrationView> rows) implements TemplateInstance {}

    /** Shows all kinds of changes. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> get(@CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        return Uni.createFrom()
                .completionStage(desk::calibration)
                .map(all -> new Calibration(
                        shells.shell("/findings", theme),
                        all.stream().map(CalibrationView::of).toList()));
    }
}
