package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.api.pipeline.Interval;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import io.weir.query.SeriesStore;
import io.weir.query.lang.Expr;
import io.weir.query.lang.ExpressionException;
import io.weir.query.lang.Parser;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import io.weir.web.query.Queries;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Series, without their values. */
@Path("/api/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queries")
public class SeriesResource {

    private static final Pattern KEY = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    private final SeriesStore store;
    private final Clock clock;

    SeriesResource(SeriesStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Series that a selector finds. */
    @GET
    @Operation(operationId = "listSeries", summary = "List series that a selector finds, by source")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SeriesDto.SeriesPageDto> list(
            @Parameter(description = "Selector, such as name{label=\"value\"}", required = true)
                    @QueryParam("match")
                    @Nullable
                    String match,
            @Parameter(description = "Most items, 1 to 500", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    @DefaultValue(Params.DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("after") @DefaultValue("0-0")
                    String after) {
        Selector selector = selector(match);
        SeriesKey key = key(after);
        int most = Params.page(limit, "0").limit();
        Interval ever = Interval.endingAt(clock.instant(), Duration.ofDays(36_600));
        return Uni.createFrom()
                .completionStage(() -> store.find(selector, ever, key, most))
                .map(SeriesDto.SeriesPageDto::of)
                .onFailure(RuntimeException.class)
                .transform(e -> Queries.told((RuntimeException) e));
    }

    private static Selector selector(@Nullable String match) {
        if (match == null || match.isBlank()) {
            throw ProblemException.invalid("match", "match must be a selector, such as name{label=\"value\"}");
        }
        try {
            if (Parser.parse(match) instanceof Expr.Select select
                    && select.range().isEmpty()) {
                return select.selector();
            }
        } catch (ExpressionException e) {
            throw Queries.told(e);
        }
        throw ProblemException.invalid(
                "match", "match must be a plain selector, such as name{label=\"value\"}, is '" + match + "'");
    }

    private static SeriesKey key(String after) {
        Matcher parts = KEY.matcher(after);
        if (!parts.matches()) {
            throw ProblemException.invalid(
                    "after", "after must be 'next' of the page before, such as 12-34, is '" + after + "'");
        }
        return new SeriesKey(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
