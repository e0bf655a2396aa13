package io.weir.bench.diagnosis;

import io.weir.bench.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./weir eval diagnosis}. The same seed gives the same figures, whatever the machine does meanwhile. */
public final class DiagnosisRun implements Measurement {

    @Override
    public Map<String, Object> figures(List<String> words) throws Exception {
        Options options = Options.of(words);
        Trial trial = new Trial(new Plugins());
        if (options.explain() >= 0) {
            Case drawn = Draw.of(options.seed(), options.explain());
            return Explained.of(trial.of(drawn), trial.windows(drawn));
        }
        List<Result> results = results(trial, options);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", options.seed());
        figures.putAll(new Tally(results).figures());
        if (options.list()) {
            results.stream().flatMap(r -> Line.of(r).stream()).forEach(System.err::println);
        }
        return figures;
    }

    private static List<Result> results(Trial trial, Options options) throws Exception {
        Bar bar = new Bar(options.count());
        try (ExecutorService workers = Executors.newFixedThreadPool(options.workers())) {
            List<Future<Result>> begun = new ArrayList<>();
            for (int i = 0; i < options.count(); i++) {
                int number = i;
                begun.add(workers.submit(() -> {
                    Result result = trial.of(Draw.of(options.seed(), number));
                    bar.advance();
                    return result;
                }));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> one : begun) {
                results.add(one.get());
            }
            return results;
        }
    }
}
