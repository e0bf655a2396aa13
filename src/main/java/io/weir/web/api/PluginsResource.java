package io.weir.web.api;

import io.weir.analysis.PluginHost;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plugins. */
@Path("/api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plugins", description = "Adapters and analyzers, and how they fare")
public class PluginsResource {

    private final PluginHost host;

    PluginsResource(PluginHost host) {
        this.host = host;
    }

    /** All plugins, rejected ones included. */
    @GET
    @Operation(operationId = "listPlugins", summary = "List plugins, rejected ones included")
    @APIResponse(responseCode = "200", description = "All plugins, by type and id")
    public List<PluginDto> list() {
        return host.status().stream().map(PluginDto::of).toList();
    }
}
