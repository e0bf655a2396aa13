package io.weir.plugins.optimization;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds suggestions to what the bottleneck analyzer found. */
public final class OptimizationAnalyzer implements ConfigurableAnalyzer<Preferences> {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                "optimization",
                "0.1.0",
                "Optimization",
                "Advises on queue capacity, batch size, concurrency and what a destination must be able to take.");
    }

    @Override
    public Preferences defaults() {
        return Preferences.DEFAULT;
    }

    @Override
    public Set<String> after() {
        return Set.of("bottleneck");
    }

    @Override
    public Verdict analyze(Window window, Preferences preferences) {
        return Verdict.advising(window.findings().stream()
                .filter(f -> f.stage() != null)
                .filter(f -> f.code().startsWith("bottleneck."))
                .map(f -> new Advice(f.code(), f.stage(), suggestions(window, f, preferences)))
                .filter(a -> !a.suggestions().isEmpty())
                .toList());
    }

    private static List<Suggestion> suggestions(Window window, Finding finding, Preferences preferences) {
        Optional<Situation> found = Situation.of(window, finding, preferences);
        if (found.isEmpty()) {
            return finding.code().equals("bottleneck.destination") ? Uncounted.faster(window, finding) : List.of();
        }
        if (Asked.isRefused(window)) {
            return List.of();
        }
        Situation s = found.get();
        Further further = new Further(s);
        return Ranking.of(s, Remedies.of(s, finding.code())).stream()
                .map(further::with)
                .toList();
    }
}
