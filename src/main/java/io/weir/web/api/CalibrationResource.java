package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.change.SuggestionDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far predictions were off. */
@Path("/api/v1/calibration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suggestions")
public class CalibrationResource {

    private final SuggestionDesk desk;

    CalibrationResource(SuggestionDesk desk) {
        this.desk = desk;
    }

    /** All kinds. */
    @GET
    @Operation(operationId = "getCalibration", summary = "How far predictions of suggestions were off, by kind")
    @APIResponse(responseCode = "200", description = "Empty while no suggestion was verified")
    public Uni<List<CalibrationDto>> get() {
        return Uni.createFrom()
                .completionStage(desk::calibration)
                .map(all -> all.stream().map(CalibrationDto::of).toList());
    }
}
