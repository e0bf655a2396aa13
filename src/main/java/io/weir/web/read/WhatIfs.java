package io.weir.web.read;

import io.smallrye.mutiny.Uni;
import io.weir.api.flow.WhatIf.Change;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Asks the flow model about pipelines, on what they reported last. */
@ApplicationScoped
public class WhatIfs {

    /** Long enough for a mean over slow scrapes, short enough to be about today's state and not the one before. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Observations observations;

    WhatIfs(Observations observations) {
        this.observations = observations;
    }

    /** What a change would do to a pipeline, from its numbers of the last minutes in which it was heard. */
    public Uni<Supposed> ask(Known known, Change change, Instant now) {
        Instant end = known.silent() ? known.pipeline().lastSeen() : now;
        Interval interval = Interval.endingAt(end, LATELY);
        return observations
                .of(known.pipeline().id(), interval)
                .map(seen ->
                        seen.orElseGet(() -> new Observation(known.pipeline().pipeline(), Map.of())))
                .map(seen -> Supposed.of(seen, interval, change));
    }
}
