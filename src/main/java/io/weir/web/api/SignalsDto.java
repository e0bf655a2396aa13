package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.SignalKey;
import io.weir.model.FindingRecord;
import io.weir.web.chart.Curve;
import io.weir.web.chart.Points;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Signals of a pipeline over an interval, thinned out for a chart.
 *
 * @param pipeline its number
 * @param from begin of the interval
 * @param to end of the interval
 * @param series one per stage and signal, in the order of the stages
 * @param findings that held during the interval
 */
@RegisterForReflection
@Schema(name = "Signals", description = "Signals of a pipeline over an interval, thinned out for a chart")
public record SignalsDto(long pipeline, Instant from, Instant to, List<SeriesDto> series, List<MarkDto> findings) {

    /**
     * The course of one signal.
     *
     * @param stage the engine's own name; empty for the whole process
     * @param signal what was measured
     * @param unit in UCUM
     * @param shape level (read at the instant) or rate (mean since the instant before)
     * @param quality reported, derived or assumed
     * @param at instants in milliseconds since the epoch
     * @param values one per instant; null where the line is interrupted
     */
    @RegisterForReflection
    @Schema(name = "Series")
    public record SeriesDto(
            String stage,
            @Schema(examples = "pipeline.queue.size") String signal,
            @Schema(examples = "{event}") String unit,
            @Schema(enumeration = {"level", "rate"}) String shape,

            @Schema(enumeration = {"reported", "derived", "assumed"})
            String quality,

            @Schema(description = "Milliseconds since the epoch")
            long[] at,

            @Schema(description = "One per instant; null where the line is interrupted")
            List<@Nullable Double> values) {

        static SeriesDto of(SignalKey key, Column column, Interval interval, int maxPoints) {
            Points points = Curve.of(column, interval, maxPoints);
            return new SeriesDto(
                    key.stage(),
                    key.signal().id(),
                    key.signal().unit(),
                    Words.of(key.signal().shape()),
                    Words.of(column.quality()),
                    points.at(),
                    values(points.values()));
        }

        private static List<@Nullable Double> values(double[] values) {
            List<@Nullable Double> list = new ArrayList<>(values.length);
            Arrays.stream(values).forEach(v -> list.add(Double.isFinite(v) ? rounded(v) : null));
            return list;
        }

        /** Six significant digits are more than a chart can show and a third of the bytes. */
        private static double rounded(double value) {
            if (value == 0) {
                return 0;
            }
            double scale = Math.pow(10, 5 - Math.floor(Math.log10(Math.abs(value))));
            double result = Math.rint(value * scale) / scale;
            return Double.isFinite(result) ? result : value;
        }
    }

    /**
     * A finding on the time axis.
     *
     * @param id its number
     * @param stage whose; null for the whole pipeline
     * @param severity info, warning, error or critical
     * @param title one line for people
     * @param from when it was first found
     * @param to when it was gone; null while it is open
     */
    @RegisterForReflection
    @Schema(name = "Mark")
    public record MarkDto(
            long id,
            @Nullable String stage,
            String severity,
            String title,
            Instant from,
            @Nullable Instant to) {

        static MarkDto of(FindingRecord r) {
            return new MarkDto(
                    r.id(),
                    r.finding().stage(),
                    Words.of(r.finding().severity()),
                    r.finding().title(),
                    r.firstSeen(),
                    r.resolvedAt());
        }
    }
}
