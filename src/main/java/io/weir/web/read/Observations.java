package io.weir.web.read;

import io.smallrye.mutiny.Uni;
import io.weir.analysis.PipelineObserver;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.runtime.WebConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What pipelines looked like, kept for a moment: many readers of one page at the same time cost one reading. Who asks
 * for almost the same interval gets the same answer.
 */
@ApplicationScoped
public class Observations {

    private static final int MOST_KEPT = 256;

    private final Clock clock;
    private final PipelineObserver observer;
    private final Duration keep;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    private record Key(long pipeline, long end, Duration length) {}

    private record Kept(Uni<Optional<Observation>> answer, Instant until) {}

    Observations(PipelineObserver observer, WebConfig config, Clock clock) {
        this.clock = clock;
        this.observer = observer;
        this.keep = config.observationCache();
    }

    /** The pipeline over the interval; empty when nothing was reported. */
    public Uni<Optional<Observation>> of(long pipeline, Interval interval) {
        if (keep.isZero()) {
            return read(pipeline, interval);
        }
        Instant now = clock.instant();
        kept.values().removeIf(k -> k.until().isBefore(now));
        Key key = new Key(pipeline, interval.to().toEpochMilli() / keep.toMillis(), interval.length());
        if (kept.size() >= MOST_KEPT && !kept.containsKey(key)) {
            return read(pipeline, interval);
        }
        return kept.computeIfAbsent(key, k -> keep(k, interval, now.plus(keep))).answer();
    }

    private Kept keep(Key key, Interval interval, Instant until) {
        Uni<Optional<Observation>> answer = read(key.pipeline(), interval);
        return new Kept(
                answer.onFailure().invoke(() -> kept.remove(key)).memoize().indefinitely(), until);
    }

    private Uni<Optional<Observation>> read(long pipeline, Interval interval) {
        return Uni.createFrom().completionStage(() -> observer.observe(pipeline, interval));
    }
}
