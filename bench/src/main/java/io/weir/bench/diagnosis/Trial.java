package io.weir.bench.diagnosis;

import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.simulator.Outcome;
import io.weir.testkit.simulator.Run;
import io.weir.testkit.simulator.Simulator;
import io.weir.testkit.simulator.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Plays a case, asks the analyzers, and compares with the truth. */
final class Trial {

    private static final double LITTLE = 0.002;
    private static final double NEARLY_ALL = 0.97;

    private final Plugins plugins;

    Trial(Plugins plugins) {
        this.plugins = plugins;
    }

    Result of(Case drawn) {
        PipelineModel model = drawn.scenario().pipeline();
        Truth truth = Truth.of(drawn.scenario(), drawn.seed(), drawn.without());
        List<Said> said = said(drawn, model);
        List<Double> changes = new ArrayList<>();
        OptionalDouble error = replay(drawn, said, changes);
        return new Result(
                drawn, truth, Answer.of(truth, drawn.scenario()), healthy(drawn, truth, model), said, error, changes);
    }

    /** As the analyzers see the case. */
    List<Window> windows(Case drawn) {
        Run run = Simulator.run(drawn.scenario(), drawn.seed(), drawn.sampling());
        return drawn.view().windows(run, plugins.adapters()).stream()
                .map(w -> drawn.rough().of(w, drawn.seed()))
                .toList();
    }

    private List<Said> said(Case drawn, PipelineModel model) {
        return windows(drawn).stream()
                .flatMap(w -> plugins.findings(w).stream().map(f -> Said.of(w, f, model)))
                .sorted(Comparator.comparing(Trial::rank))
                .toList();
    }

    private static int rank(Said s) {
        boolean named = s.finding().code().startsWith("bottleneck.");
        return s.limit().isEmpty() ? 3 : named ? 0 : s.finding().code().startsWith("alternative.") ? 1 : 2;
    }

    /** Filtered events are meant to be missing. */
    private static boolean healthy(Case drawn, Truth truth, PipelineModel model) {
        Outcome outcome = truth.outcome();
        double kept = model.stages(ProcessorModel.class).stream()
                .mapToDouble(p -> 1 - p.filtered())
                .reduce(1, (a, b) -> a * b);
        return drawn.flaws().isEmpty()
                && truth.bottleneck().isEmpty()
                && outcome.lostInAll() <= LITTLE * outcome.offered()
                && outcome.throughput() >= NEARLY_ALL * kept * outcome.offered();
    }

    private static OptionalDouble replay(Case drawn, List<Said> said, List<Double> changes) {
        List<Said> advised = said.stream()
                .filter(s -> s.limit().isPresent() && !s.finding().suggestions().isEmpty())
                .toList();
        if (advised.isEmpty()) {
            return OptionalDouble.empty();
        }
        Said first = advised.getFirst();
        Replay replay = new Replay(drawn);
        double before = replay.throughput();
        OptionalDouble error = OptionalDouble.empty();
        for (Suggestion s : first.finding().suggestions()) {
            double after = replay.throughput(first, s).orElse(Double.NaN);
            if (Double.isNaN(after)) {
                continue;
            }
            changes.add(before > 0 ? after / before - 1 : after > 0 ? 1 : 0);
            if (s == first.finding().suggestions().getFirst()
                    && s.effect().quantity().equals("throughput")) {
                error = OptionalDouble.of(Math.abs(s.effect().expected() - after) / Math.max(after, 1e-9));
            }
        }
        return error;
    }
}
