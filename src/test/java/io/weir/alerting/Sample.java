package io.weir.alerting;

import io.weir.alerting.rule.Analysed;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.model.FindingRecord;
import io.weir.model.PipelineRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A small pipeline with one queue, its findings and its analyses. */
public final class Sample {

    /** When everything begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Pipeline PIPELINE =
            new Pipeline("orders", "rsyslog", List.of(Stage.of("main Q", StageKind.QUEUE)), List.of(), List.of());

    private Sample() {}

    /** The pipeline as it is kept, with the number 5. */
    public static PipelineRecord pipeline() {
        return new PipelineRecord(5, 1, "host-1", "rsyslog", PIPELINE, START, START);
    }

    /** A finding of the queue. */
    public static Finding finding(String code, FindingKind kind, Severity severity) {
        return new Finding(
                code, kind, "main Q", severity, 0.9, "Queue runs full", "It is 98 % full.", List.of(), List.of());
    }

    /** An analysis at an instant; the queue held this many events all the time. */
    public static Analysed analysed(Instant at, double queueSize, Finding... findings) {
        long[] instants = {at.minusSeconds(10).toEpochMilli(), at.toEpochMilli()};
        Column column = new Column(Signal.QUEUE_SIZE, Quality.REPORTED, instants, new double[] {queueSize, queueSize});
        Observation observation = new Observation(PIPELINE, Map.of(new SignalKey("main Q", Signal.QUEUE_SIZE), column));
        List<FindingRecord> open = Arrays.stream(findings)
                .map(f -> new FindingRecord(77, 5, "host-1", "orders", "bottleneck", f, START, at, null))
                .toList();
        return new Analysed(pipeline(), observation, open, Interval.endingAt(at, Duration.ofMinutes(1)));
    }

    /** A firing alert. */
    public static AlertRecord firing(long id, Map<String, String> labels) {
        return new AlertRecord(
                id,
                Fingerprint.of(labels),
                AlertState.FIRING,
                labels,
                Map.of("summary", "trouble"),
                START,
                START,
                null,
                5,
                null);
    }
}
