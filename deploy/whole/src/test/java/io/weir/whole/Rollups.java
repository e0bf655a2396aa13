package io.weir.whole;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Minutes and hours worked out anew from all that was sent, to be held against those that are read. */
final class Rollups {

    /** Of a longer silence nobody knows what a counter did meanwhile. */
    private static final long LONGEST_SILENCE = Duration.ofMinutes(15).toMillis();

    /** Sums of thousands of values of a million each, in whatever order they were added up. */
    private static final double CLOSE = 1e-3;

    private static final int EXAMPLES = 10;
    private static final Map<String, Fold> FUNCTIONS = Map.of(
            "count_over_time", (all, window) -> window.size(),
            "sum_over_time", (all, window) -> sum(window),
            "min_over_time",
                    (all, window) -> window.values().stream().reduce(Math::min).orElseThrow(),
            "max_over_time",
                    (all, window) -> window.values().stream().reduce(Math::max).orElseThrow(),
            "last_over_time", (all, window) -> window.lastEntry().getValue());

    private final Ledger ledger;
    private final Answers answers;
    private final List<String> wrong = new ArrayList<>();

    /** One value for all samples of a minute or an hour; it may need those before them. NaN when there is none. */
    private interface Fold {
        double of(NavigableMap<Long, Double> all, NavigableMap<Long, Double> window);
    }

    /** Minutes or hours. */
    private enum Width {
        MINUTE("1m", "minute", Duration.ofMinutes(1)),
        HOUR("1h", "hour", Duration.ofHours(1));

        private final String text;
        private final String resolution;
        private final long millis;

        Width(String text, String resolution, Duration length) {
            this.text = text;
            this.resolution = resolution;
            this.millis = length.toMillis();
        }
    }

    Rollups(Ledger ledger, Answers answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    /** What is wrong: empty when every minute and hour is right. */
    String difference() throws IOException {
        for (String source : ledger.sources()) {
            Map<Sample.Series, NavigableMap<Long, Double>> sent = ledger.of(source);
            for (String name :
                    sent.keySet().stream().map(Sample.Series::name).distinct().toList()) {
                for (Width width : Width.values()) {
                    compare(sent, source, name, width);
                }
            }
        }
        return wrong.isEmpty()
                ? ""
                : wrong.size() + " wrong, such as " + wrong.subList(0, Math.min(EXAMPLES, wrong.size()));
    }

    private void compare(Map<Sample.Series, NavigableMap<Long, Double>> sent, String source, String name, Width width)
            throws IOException {
        Map<String, Fold> functions = new TreeMap<>(FUNCTIONS);
        if (name.equals(Emitter.COUNTER)) {
            functions.put("increase", Rollups::increase);
        }
        for (Map.Entry<String, Fold> function : functions.entrySet()) {
            Map<Sample, Double> read = answers.rollups(source, name, function.getKey(), width.text, width.resolution);
            compare(function.getKey() + " " + width, expected(sent, name, function.getValue(), width), read);
        }
    }

    private void compare(String what, Map<Sample, Double> right, Map<Sample, Double> read) {
        double slack = what.startsWith("sum") ? CLOSE : 0;
        right.forEach((sample, value) -> {
            Double found = read.remove(sample);
            if (found == null || Math.abs(found - value) > slack) {
                wrong.add(what + " of " + sample + " is " + found + " and not " + value);
            }
        });
        read.forEach((sample, value) -> wrong.add(what + " of nothing, " + sample + ", is " + value));
    }

    private static Map<Sample, Double> expected(
            Map<Sample.Series, NavigableMap<Long, Double>> sent, String name, Fold fold, Width width) {
        Map<Sample, Double> right = new HashMap<>();
        sent.forEach((series, all) -> {
            if (series.name().equals(name)) {
                windows(all, width.millis).forEach((end, window) -> {
                    double value = fold.of(all, window);
                    if (!Double.isNaN(value)) {
                        right.put(new Sample(series.source(), name, series.slot(), end), value);
                    }
                });
            }
        });
        return right;
    }

    // The end of a minute or an hour belongs to it.
    private static Map<Long, NavigableMap<Long, Double>> windows(NavigableMap<Long, Double> all, long width) {
        Map<Long, NavigableMap<Long, Double>> windows = new TreeMap<>();
        all.forEach((at, value) -> windows.computeIfAbsent(Math.ceilDiv(at, width) * width, end -> new TreeMap<>())
                .put(at, value));
        return windows;
    }

    private static double sum(NavigableMap<Long, Double> window) {
        return window.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double increase(NavigableMap<Long, Double> all, NavigableMap<Long, Double> window) {
        double increase = Double.NaN;
        for (Map.Entry<Long, Double> one : window.entrySet()) {
            Map.Entry<Long, Double> before = all.lowerEntry(one.getKey());
            if (before != null && one.getKey() - before.getKey() <= LONGEST_SILENCE) {
                boolean reset = one.getValue() < before.getValue();
                double more = reset ? one.getValue() : one.getValue() - before.getValue();
                increase = Double.isNaN(increase) ? more : increase + more;
            }
        }
        return increase;
    }
}
