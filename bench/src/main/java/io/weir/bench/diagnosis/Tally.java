package io.weir.bench.diagnosis;

import io.weir.testkit.simulator.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts results. */
final class Tally {

    private static final double NEAR = 0.15;

    private final List<Result> results;

    Tally(List<Result> results) {
        this.results = results;
    }

    Map<String, Object> figures() {
        List<Result> decided = results.stream().filter(Result::decided).toList();
        List<Result> healthy = results.stream().filter(Result::healthy).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pipelines", results.size());
        figures.put("with_bottleneck", decided.size());
        figures.put("healthy", healthy.size());
        figures.put("neither", results.size() - decided.size() - healthy.size());
        figures.put("top_1", share(decided, r -> r.right(1)));
        figures.put("top_2", share(decided, r -> r.right(2)));
        figures.put("false_alarms", share(healthy, Result::falseAlarm));
        figures.put("prediction", prediction());
        figures.put("suggestions", suggestions());
        figures.put("by_kind", by(decided, r -> r.answer().kind().name()));
        figures.put("by_view", by(decided, r -> r.drawn().view().engine().name()));
        figures.put("by_flaw", by(decided, Tally::flaw));
        return figures;
    }

    private static String flaw(Result r) {
        return r.drawn().flaws().size() == 1
                ? r.drawn().flaws().getFirst().name()
                : r.drawn().flaws().isEmpty() ? "none" : "two flaws";
    }

    private Map<String, Object> prediction() {
        List<Result> predicted =
                results.stream().filter(r -> r.error().isPresent()).toList();
        double[] errors = predicted.stream()
                .mapToDouble(r -> r.error().getAsDouble())
                .sorted()
                .toArray();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("compared", errors.length);
        figures.put("within_15_percent", share(predicted, r -> r.error().getAsDouble() <= NEAR));
        figures.put("median_error", errors.length == 0 ? 0 : round(errors[errors.length / 2]));
        return figures;
    }

    private Map<String, Object> suggestions() {
        List<Double> changes =
                results.stream().flatMap(r -> r.changes().stream()).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("applied", changes.size());
        figures.put("help", share(changes, c -> c >= Truth.NOTICEABLE));
        figures.put("neutral", share(changes, c -> Math.abs(c) < Truth.NOTICEABLE));
        figures.put("hurt", share(changes, c -> c <= -Truth.NOTICEABLE));
        return figures;
    }

    private static Map<String, Object> by(List<Result> decided, Function<Result, String> group) {
        Map<String, Object> figures = new TreeMap<>();
        decided.stream().map(group).distinct().forEach(g -> {
            List<Result> of =
                    decided.stream().filter(r -> group.apply(r).equals(g)).toList();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pipelines", of.size());
            one.put("top_1", share(of, r -> r.right(1)));
            one.put("top_2", share(of, r -> r.right(2)));
            figures.put(g.toLowerCase(Locale.ROOT), one);
        });
        return figures;
    }

    private static <T> double share(List<T> of, Predicate<T> holds) {
        return of.isEmpty() ? 0 : round(of.stream().filter(holds).count() / (double) of.size());
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
