package io.weir.alerting.rule;

import io.weir.api.analysis.Statistic;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Waits until a statistic of a signal over the analysed window crosses a threshold.
 *
 * @param signal what is measured
 * @param stage which stages are looked at; the whole pipeline has the empty id
 * @param statistic mean, max, min or last
 * @param operator how the value is compared
 * @param value the threshold, in the signal's unit
 */
record SignalMatch(Signal signal, Glob stage, Statistic statistic, Threshold operator, double value) implements Match {

    static final Set<Statistic> STATISTICS = Set.of(Statistic.MEAN, Statistic.MAX, Statistic.MIN, Statistic.LAST);

    private static final Set<String> PLACEHOLDERS = Set.of(
            "pipeline", "source", "engine", "stage", "signal", "statistic", "value", "unit", "operator", "threshold");

    @Override
    public List<Hit> hits(Analysed analysed) {
        List<Hit> hits = new ArrayList<>();
        analysed.observation().columns().forEach((key, column) -> {
            double now = computed(column.within(analysed.window()));
            if (key.signal() == signal && stage.matches(key.stage()) && operator.holds(now, value)) {
                hits.add(hit(analysed, key, now));
            }
        });
        return hits;
    }

    @Override
    public boolean severityChanges() {
        return false;
    }

    @Override
    public Set<String> placeholders() {
        return PLACEHOLDERS;
    }

    private double computed(Column column) {
        return switch (statistic) {
            case MEAN -> column.mean();
            case MAX -> column.max();
            case MIN -> column.min();
            case LAST -> column.last();
            case TOTAL, MEDIAN, P99, SLOPE, SHARE -> Double.NaN;
        };
    }

    private Hit hit(Analysed analysed, SignalKey key, double now) {
        Map<String, String> labels = analysed.facts();
        labels.put("signal", signal.id());
        labels.put("severity", "warning");
        if (!key.stage().equals(SignalKey.WHOLE)) {
            labels.put("stage", key.stage());
        }
        Map<String, String> facts = new HashMap<>(labels);
        facts.put("statistic", statistic.name().toLowerCase(Locale.ROOT));
        facts.put("value", number(now));
        facts.put("unit", signal.unit());
        facts.put("operator", operator.sign());
        facts.put("threshold", number(value));
        Instant since = analysed.window().to();
        return new Hit(labels, facts, since, null);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
