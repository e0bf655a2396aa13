package io.weir.web.plugin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.weir.analysis.ShadowFindings;
import io.weir.analysis.settings.AnalyzerDesk;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.AnalyzerType;
import io.weir.analysis.settings.FieldProblem;
import io.weir.web.error.ProblemException;
import io.weir.web.error.SameSite;
import io.weir.web.shell.Shell;
import io.weir.web.shell.Shells;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One instance of an analyzer: what it needs and finds, what it says in shadow mode, and the form that configures it. */
@Path("/plugins/instances")
@Produces(MediaType.TEXT_HTML)
public class InstancePage {

    private static final String HERE = "/plugins";
    private static final int SHADOWS = 100;
    private static final int REFUSED = 400;

    private final AnalyzerDesk desk;
    private final ShadowFindings shadows;
    private final Shells shells;
    private final Clock clock;

    InstancePage(AnalyzerDesk desk, ShadowFindings shadows, Shells shells, Clock clock) {
        this.desk = desk;
        this.shadows = shadows;
        this.shells = shells;
        this.clock = clock;
    }

    /** The page. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PluginInstance(Shell shell, InstanceView view, List<ShadowView> shadows) implements TemplateInstance {}

    /** The form of an instance that is to be made. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance fresh(
            @QueryParam("analyzer") @DefaultValue("") String analyzer,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        AnalyzerSettings settings = new AnalyzerSettings("", analyzer, true, false, List.of(), Map.of(), false);
        return page(settings, true, List.of(), List.of(), theme);
    }

    /** The page of an instance. */
    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> one(
            @PathParam("name") String name, @CookieParam(Shells.THEME_COOKIE) @Nullable String theme) {
        AnalyzerSettings settings = desk.instance(name)
                .orElseThrow(() -> ProblemException.notFound("there is no instance '" + name + "' of an analyzer"));
        return Uni.createFrom()
                .completionStage(() -> shadows.of(name, SHADOWS))
                .map(seen -> page(settings, false, List.of(), seen, theme));
    }

    /** Saves; shows the form again with what is wrong. Checking waits for code of the plugin. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> save(
            MultivaluedMap<String, String> form,
            @CookieParam(Shells.THEME_COOKIE) @Nullable String theme,
            HttpHeaders headers,
            @Context HttpServerRequest request) {
        SameSite.check(headers);
        AnalyzerSettings settings = InstanceForm.settings(form);
        List<FieldProblem> problems = desk.check(settings);
        if (!problems.isEmpty()) {
            boolean fresh = form.containsKey("fresh");
            return page(settings, fresh, problems, List.of(), theme)
                    .createUni()
                    .map(html -> Response.status(REFUSED).entity(html).build());
        }
        return Uni.createFrom()
                .completionStage(() -> desk.save(settings, by(request)))
                .map(nothing -> Response.seeOther(URI.create("/plugins/instances/" + settings.name()))
                        .build());
    }

    /** Removes the settings. */
    @POST
    @Path("/remove")
    @Operation(hidden = true)
    public Uni<Response> remove(
            @FormParam("name") @DefaultValue("") String name, HttpHeaders headers, @Context HttpServerRequest request) {
        SameSite.check(headers);
        return Uni.createFrom()
                .completionStage(() -> desk.remove(name, by(request)))
                .map(removed -> Response.seeOther(URI.create(HERE)).build());
    }

    static String by(HttpServerRequest request) {
        return "page, from " + request.remoteAddress().hostAddress();
    }

    private TemplateInstance page(
            AnalyzerSettings settings,
            boolean fresh,
            List<FieldProblem> problems,
            List<ShadowFindings.Seen> seen,
            @Nullable String theme) {
        AnalyzerType type = desk.analyzers().stream()
                .filter(a -> a.descriptor().id().equals(settings.analyzer()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "there is no analyzer '" + settings.analyzer() + "' that could be loaded"));
        boolean kept = !settings.equals(AnalyzerSettings.byDefault(settings.name()));
        return new PluginInstance(
                shells.shell(HERE, theme),
                InstanceView.of(settings, type, fresh, kept && !fresh, problems),
                seen.stream().map(s -> ShadowView.of(s, clock.instant())).toList());
    }
}
