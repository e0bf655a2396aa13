package io.weir.web.asset;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the files that pages load. */
@Path("/assets/{version}/{name}")
public class AssetResource {

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    /** A file; a browser keeps it for a year when the address names what is in it. */
    @GET
    @Operation(hidden = true)
    public Response get(@PathParam("version") String version, @PathParam("name") String name) {
        Asset asset = assets.find(name).orElseThrow(NotFoundException::new);
        String cache = assets.isCurrent(version) ? "public, max-age=31536000, immutable" : "no-cache";
        return Response.ok(asset.bytes())
                .type(asset.type() + ";charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, cache)
                .build();
    }
}
