package io.weir.query.run;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.api.pipeline.Interval;
import io.weir.query.Found;
import io.weir.query.Increments;
import io.weir.query.Resolution;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import io.weir.query.SeriesRef;
import io.weir.query.SeriesStore;
import io.weir.query.SourceRead;
import io.weir.query.SourceSeries;
import io.weir.query.lang.Expr;
import io.weir.query.lang.Function;
import io.weir.query.lang.Place;
import io.weir.query.lang.Range;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the scans of a plan; a selector that stands twice is looked up once. */
final class Scans {

    private final SeriesStore store;
    private final Plan plan;
    private final Budget budget;
    private final Map<Selector, Found> found = new HashMap<>();

    Scans(SeriesStore store, Plan plan, Budget budget) {
        this.store = store;
        this.plan = plan;
        this.budget = budget;
    }

    /** The latest value of each step. */
    Rows latest(Expr.Select select) {
        Windows windows = new Windows(plan.grid(), plan.lookBack(), select.offset());
        return scan(select, plan.lookBack(), Kept.ALL, (source, series, columns) -> {
            double[] values = windows.last(Samples.of(columns, false));
            return Line.of(LabelSet.of(source, series), series.unit(), series.kind(), values);
        });
    }

    /** A function over a range. */
    Rows over(Expr.Over over) {
        Function function = over.function();
        long range = over.of().range().orElse(Range.AUTO).millis(plan.grid().step());
        if (function == Function.DELTA) {
            return delta(over.of(), range);
        }
        Windows windows = new Windows(plan.grid(), range, over.of().offset());
        boolean counter = function.ofCounters();
        boolean before = counter && plan.resolution() == Resolution.RAW;
        return scan(
                over.of(),
                range + (before ? Increments.LONGEST_GAP_MILLIS : 0),
                new Kept(counter, over),
                (source, series, columns) -> Line.calculated(
                        LabelSet.of(source, series).nameless(),
                        Units.of(function, series.unit()),
                        windows.apply(function, series.kind(), Samples.of(columns, counter))));
    }

    private Rows delta(Expr.Select select, long range) {
        Windows now = new Windows(plan.grid(), plan.lookBack(), select.offset());
        Windows then = new Windows(plan.grid(), plan.lookBack(), select.offset() + range);
        return scan(select, plan.lookBack() + range, Kept.ALL, (source, series, columns) -> {
            Samples samples = Samples.of(columns, false);
            double[] difference = now.last(samples);
            double[] earlier = then.last(samples);
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= earlier[i];
            }
            return Line.calculated(LabelSet.of(source, series).nameless(), series.unit(), difference);
        });
    }

    /** Samples as they are. */
    Rows samples(Expr.Select select, long from, long to) {
        Interval interval = new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
        return scan(select, interval, Kept.ALL, (source, series, columns) -> {
            Samples s = Samples.of(columns, false);
            budget.check();
            return new Line(LabelSet.of(source, series), series.unit(), series.kind(), s.last(), s.at());
        });
    }

    private Rows scan(Expr.Select select, long before, Kept kept, Scan.Shaper shaper) {
        long from = plan.grid().start() - select.offset() - before + 1;
        long to = plan.grid().end() - select.offset();
        Interval interval = new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(Math.max(from, to)));
        return scan(select, interval, kept, shaper);
    }

    private Rows scan(Expr.Select select, Interval interval, Kept kept, Scan.Shaper shaper) {
        List<SourceSeries> sources = kept.of(find(select.selector(), interval), budget);
        List<SourceRead> reads = sources.stream().map(SourceRead::of).toList();
        Reading reading = new Reading(store.read(reads, interval, plan.resolution()), budget);
        return new Scan(sources, reading, shaper, budget);
    }

    private List<SourceSeries> find(Selector selector, Interval interval) {
        Found known = found.get(selector);
        if (known == null) {
            int most = budget.limits().series();
            known = Failures.await(store.find(selector, interval, SeriesKey.START, most), budget);
            if (known.more()) {
                throw new LimitException(
                        "selects more than " + most + " series",
                        "weir.query.max-series",
                        "add conditions to the selector");
            }
            budget.addSeries(known.size());
            found.put(selector, known);
        }
        return known.sources();
    }

    /** Which of the series found are read: a gauge has no increments. */
    private record Kept(boolean counters, Expr of) {

        private static final Kept ALL = new Kept(false, new Expr.Literal(0, new Place(0, 0)));

        List<SourceSeries> of(List<SourceSeries> all, Budget budget) {
            if (!counters) {
                return all;
            }
            List<SourceSeries> kept = all.stream()
                    .map(Kept::growing)
                    .filter(s -> !s.series().isEmpty())
                    .toList();
            long left = all.stream().mapToInt(s -> s.series().size()).sum()
                    - kept.stream().mapToInt(s -> s.series().size()).sum();
            if (left > 0) {
                budget.notice(new Notice(
                        of.place(),
                        left + " series are left out: they are gauges, and only counters grow;"
                                + " for gauges there are delta and avg_over_time"));
            }
            return kept;
        }

        private static SourceSeries growing(SourceSeries s) {
            List<SeriesRef> growing =
                    s.series().stream().filter(r -> r.kind() != Kind.GAUGE).toList();
            return new SourceSeries(s.sourceId(), s.source(), s.attributes(), growing);
        }
    }
}
