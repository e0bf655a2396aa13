package io.weir.web.view;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.model.FindingRecord;
import io.weir.web.chart.ChartKind;
import io.weir.web.chart.Curve;
import io.weir.web.chart.Points;
import io.weir.web.chart.Sketch;
import io.weir.web.format.Format;
import io.weir.web.format.SignalText;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes charts of an observation.
 *
 * @param observation what was measured
 * @param interval left and right edge
 * @param findings those that may be marked on the time axis
 */
public record Charts(Observation observation, Interval interval, List<FindingRecord> findings) {

    private static final int DRAWN_POINTS = 120;

    /** All charts of a stage that have something to show, in the order of {@link ChartKind}. */
    public List<ChartView> of(String stage) {
        return Arrays.stream(ChartKind.values())
                .map(kind -> of(stage, kind))
                .flatMap(List::stream)
                .toList();
    }

    /** The chart of a stage and kind; empty when nothing was measured. */
    public List<ChartView> of(String stage, ChartKind kind) {
        List<Column> columns = kind.signals().stream()
                .map(signal -> column(stage, signal))
                .filter(c -> c.present() > 0)
                .toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        List<Points> points =
                columns.stream().map(c -> Curve.of(c, interval, DRAWN_POINTS)).toList();
        double top = 1.05
                * points.stream()
                        .mapToDouble(Points::max)
                        .filter(v -> !Double.isNaN(v))
                        .max()
                        .orElse(0);
        Sketch sketch = new Sketch(interval, top, ChartView.WIDTH, ChartView.HEIGHT);
        List<ChartView.Line> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            lines.add(line(columns.get(i), points.get(i), sketch));
        }
        return List.of(new ChartView(
                stage,
                Words.of(kind),
                kind.title(),
                kind.unit(),
                lines,
                bands(stage, sketch),
                Format.value(top, kind.unit()),
                gaps(points)));
    }

    private Column column(String stage, Signal signal) {
        Column found = observation.columns().get(new SignalKey(stage, signal));
        return found == null ? Column.empty(signal) : found.within(interval);
    }

    private static ChartView.Line line(Column column, Points points, Sketch sketch) {
        String unit = column.signal().unit();
        double mean = column.mean();
        return new ChartView.Line(
                column.signal().id(),
                SignalText.label(column.signal()),
                role(column.signal()),
                sketch.line(points),
                Format.value(Curve.isMean(column.signal()) ? points.last() : column.last(), unit),
                Format.value(Double.isNaN(mean) ? column.last() : mean, unit),
                Format.value(points.max(), unit),
                column.quality() == Quality.REPORTED ? "" : Words.of(column.quality()));
    }

    private static String role(Signal signal) {
        return switch (signal) {
            case REJECTED, ERRORS, RETRIES -> "loss";
            case QUEUE_CAPACITY -> "limit";
            case IN, QUEUE_PEAK -> "second";
            default -> "first";
        };
    }

    private List<ChartView.Band> bands(String stage, Sketch sketch) {
        return findings.stream()
                .filter(r ->
                        r.finding().stage() == null || stage.equals(r.finding().stage()))
                .filter(r -> !r.firstSeen().isAfter(interval.to()) && !end(r).isBefore(interval.from()))
                .map(r -> band(r, sketch))
                .toList();
    }

    private ChartView.Band band(FindingRecord r, Sketch sketch) {
        double from = sketch.x(r.firstSeen().toEpochMilli());
        double to = sketch.x(end(r).toEpochMilli());
        return new ChartView.Band(
                Sketch.round(from),
                Sketch.round(Math.max(2, to - from)),
                Words.of(r.finding().severity()),
                r.finding().title());
    }

    private Instant end(FindingRecord r) {
        return r.resolvedAt() == null ? interval.to() : r.resolvedAt();
    }

    private static @Nullable String gaps(List<Points> points) {
        int most = points.stream().mapToInt(Points::gaps).max().orElse(0);
        return most == 0 ? null : Words.count(most, "gap") + ": nothing was reported there";
    }
}
