package io.weir.web.view;

import io.weir.api.pipeline.Interval;
import io.weir.query.Matcher;
import io.weir.query.run.Answer;
import io.weir.query.run.Grid;
import io.weir.query.run.Line;
import io.weir.query.run.Notice;
import io.weir.query.run.Summary;
import io.weir.web.chart.Points;
import io.weir.web.chart.Sketch;
import io.weir.web.format.Format;
import io.weir.web.format.Words;
import io.weir.web.query.SeriesText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Turns an answer into what the page shows. */
public final class ExploreLines {

    /** Colours that can be told apart; further lines begin anew. */
    private static final int COLOURS = 8;

    /** Beyond this a number without a unit is no share of one. */
    private static final double SHARE = 1.5;

    private ExploreLines() {}

    /** Reads an answer to its end. */
    public static ExploreView.Result of(Answer answer) {
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = answer.next(); line.isPresent(); line = answer.next()) {
            lines.add(line.get());
        }
        double top =
                lines.stream().flatMapToDouble(l -> known(l.values())).max().orElse(0) * 1.05;
        String unit = lines.stream().map(Line::unit).distinct().count() == 1
                ? shown(lines.getFirst().unit(), top)
                : "";
        Map<String, String> shared = shared(lines);
        List<ExploreView.Row> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(row(rows.size(), line, answer.grid(), shared, top, unit));
        }
        String step = answer.grid().size() == 0
                ? ""
                : ", one value every " + Format.seconds(answer.grid().step() / 1_000.0);
        return new ExploreView.Result(
                unit,
                Format.value(top, unit),
                rows,
                shared(shared),
                "read " + Words.of(answer.resolution()) + step,
                remarks(answer.summary(), lines.size()));
    }

    private static ExploreView.Row row(
            int id, Line line, Grid grid, Map<String, String> shared, double top, String common) {
        long[] at = new long[line.values().length];
        Arrays.setAll(at, grid::at);
        Instant from = Instant.ofEpochMilli(grid.at(0));
        Instant to = Instant.ofEpochMilli(grid.at(at.length - 1));
        Sketch sketch = new Sketch(new Interval(from, to), top, ChartView.WIDTH, ChartView.HEIGHT);
        Map<String, String> own = new TreeMap<>(line.labels().asMap());
        String name = own.getOrDefault(Matcher.NAME, "");
        own.keySet().remove(Matcher.NAME);
        own.keySet().removeAll(shared.keySet());
        String unit = common.isEmpty() ? shown(line.unit(), top) : common;
        double last = Arrays.stream(line.values()).filter(v -> !Double.isNaN(v)).reduce(Double.NaN, (a, b) -> b);
        return new ExploreView.Row(
                id,
                "c" + id % COLOURS,
                name,
                own.isEmpty() ? "" : SeriesText.of(own),
                sketch.line(new Points(at, line.values(), 0)),
                Format.value(last, unit),
                Format.value(known(line.values()).average().orElse(Double.NaN), unit),
                Format.value(known(line.values()).max().orElse(Double.NaN), unit));
    }

    // Without a unit of its own a number may be a share or a count: what goes far beyond one is no share.
    private static String shown(String unit, double top) {
        return unit.equals("1") && top > SHARE ? "" : unit;
    }

    private static String shared(Map<String, String> shared) {
        Map<String, String> labels = new TreeMap<>(shared);
        labels.remove(Matcher.NAME);
        return labels.isEmpty() ? "" : SeriesText.of(labels);
    }

    /** Labels that say the same of all lines tell nothing: they are shown once. */
    private static Map<String, String> shared(List<Line> lines) {
        if (lines.size() < 2) {
            return Map.of();
        }
        Map<String, String> shared = new HashMap<>(lines.getFirst().labels().asMap());
        lines.forEach(line -> shared.entrySet().retainAll(line.labels().asMap().entrySet()));
        return shared;
    }

    private static List<String> remarks(Summary summary, int lines) {
        List<String> remarks = new ArrayList<>();
        if (summary.truncated()) {
            remarks.add("There are more series: these are the first " + lines + ". Narrow the selector, or take topk.");
        }
        summary.notices().stream().map(Notice::text).map(Words::capital).forEach(remarks::add);
        return remarks;
    }

    private static DoubleStream known(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }
}
