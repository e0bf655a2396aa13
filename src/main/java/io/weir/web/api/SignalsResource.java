package io.weir.web.api;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.FindingQuery;
import io.weir.analysis.FindingStore;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.runtime.WebConfig;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import io.weir.web.format.Format;
import io.weir.web.read.Known;
import io.weir.web.read.Observations;
import io.weir.web.read.Pipelines;
import io.weir.web.read.Span;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signals of a pipeline, for charts. */
@Path("/api/v1/pipelines/{id}/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pipelines")
public class SignalsResource {

    private static final int MOST_POINTS = 5_000;
    private static final int MOST_MARKS = 200;

    private final Clock clock;
    private final Pipelines pipelines;
    private final Observations observations;
    private final FindingStore findings;
    private final WebConfig config;

    SignalsResource(
            Pipelines pipelines, Observations observations, FindingStore findings, WebConfig config, Clock clock) {
        this.clock = clock;
        this.pipelines = pipelines;
        this.observations = observations;
        this.findings = findings;
        this.config = config;
    }

    /** The signals that match. */
    @GET
    @Operation(
            operationId = "getSignals",
            summary = "Signals of a pipeline",
            description =
                    "Each series is thinned out to about maxPoints. Rates, utilization, cores and what is in flight become "
                            + "means over slices of time; of all others the smallest and the largest value of every "
                            + "slice stay. Where nothing was reported for longer than usual, a null interrupts it.")
    @APIResponse(responseCode = "200", description = "The signals; without series when nothing was reported")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such pipeline",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SignalsDto> get(
            @PathParam("id") String id,
            @Parameter(description = "Only these stages, by the engine's own name; all when left out")
                    @QueryParam("stage")
                    List<String> stages,
            @Parameter(description = "Only these signals, such as pipeline.queue.size; all when left out")
                    @QueryParam("signal")
                    List<String> signals,
            @Parameter(description = "Begin, ISO 8601 or milliseconds; 15 minutes before the end when left out")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "End, ISO 8601 or milliseconds; now when left out") @QueryParam("to") @Nullable
                    String to,
            @Parameter(
                            description = "About how many points a series may have, 2 to 5000",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("maxPoints")
                    @DefaultValue("500")
                    String maxPoints) {
        Instant now = clock.instant();
        int points = (int) Params.whole("maxPoints", maxPoints, 2, MOST_POINTS);
        Interval interval = interval(from, to, now);
        Set<Signal> wanted = signals(signals);
        return pipelines
                .find(Params.id("pipeline", id), now)
                .map(found -> found.orElseThrow(() -> Params.missing("pipeline", id)))
                .invoke(known -> check(stages, known))
                .chain(known -> read(known, interval)
                        .map(read -> new SignalsDto(
                                known.pipeline().id(),
                                interval.from(),
                                interval.to(),
                                series(read.seen(), interval, Set.copyOf(stages), wanted, points),
                                read.marks())));
    }

    private record Read(Optional<Observation> seen, List<SignalsDto.MarkDto> marks) {}

    private Uni<Read> read(Known known, Interval interval) {
        long id = known.pipeline().id();
        Uni<Page<FindingRecord>> said = Uni.createFrom()
                .completionStage(() -> findings.search(FindingQuery.of(id), PageRequest.first(MOST_MARKS)));
        return Uni.combine()
                .all()
                .unis(observations.of(id, interval), said)
                .asTuple()
                .map(t -> new Read(t.getItem1(), marks(t.getItem2().items(), interval)));
    }

    private static List<SignalsDto.MarkDto> marks(List<FindingRecord> said, Interval interval) {
        return said.stream()
                .filter(r -> !r.firstSeen().isAfter(interval.to()))
                .filter(r -> r.resolvedAt() == null || !r.resolvedAt().isBefore(interval.from()))
                .map(SignalsDto.MarkDto::of)
                .toList();
    }

    private static List<SignalsDto.SeriesDto> series(
            Optional<Observation> seen, Interval interval, Set<String> stages, Set<Signal> signals, int points) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<String> order =
                seen.get().pipeline().stages().stream().map(Stage::id).toList();
        return seen.get().columns().entrySet().stream()
                .filter(e -> stages.isEmpty() || stages.contains(e.getKey().stage()))
                .filter(e -> signals.contains(e.getKey().signal()))
                .filter(e -> e.getValue().present() > 0)
                .sorted(Comparator.comparingInt((Map.Entry<SignalKey, ?> e) ->
                                order.indexOf(e.getKey().stage()))
                        .thenComparing(e -> e.getKey().signal()))
                .map(e -> SignalsDto.SeriesDto.of(e.getKey(), e.getValue().within(interval), interval, points))
                .toList();
    }

    private Interval interval(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = Params.instant("to", to).orElse(now);
        Instant start = Params.instant("from", from).orElse(end.minus(Span.QUARTER.length()));
        if (!start.isBefore(end)) {
            throw ProblemException.invalid("from", "from must be before to; they are " + start + " and " + end);
        }
        if (start.plus(config.maxRange()).isBefore(end)) {
            String most = Format.seconds(config.maxRange().toSeconds());
            throw ProblemException.invalid("from", "from and to may be at most " + most + " apart");
        }
        return new Interval(start, end);
    }

    private static Set<Signal> signals(List<String> ids) {
        List<Signal> all = Arrays.asList(Signal.values());
        for (String id : ids) {
            if (all.stream().noneMatch(s -> s.id().equals(id))) {
                String right = all.stream().map(Signal::id).collect(Collectors.joining(", "));
                throw ProblemException.invalid("signal", "signal must be one of " + right + ", is '" + id + "'");
            }
        }
        return all.stream().filter(s -> ids.isEmpty() || ids.contains(s.id())).collect(Collectors.toSet());
    }

    private static void check(List<String> stages, Known known) {
        var pipeline = known.pipeline().pipeline();
        for (String stage : stages) {
            if (!stage.equals(SignalKey.WHOLE) && pipeline.stage(stage).isEmpty()) {
                String right = pipeline.stages().stream().map(Stage::id).collect(Collectors.joining(", "));
                throw ProblemException.invalid("stage", "stage must be one of " + right + ", is '" + stage + "'");
            }
        }
    }
}
