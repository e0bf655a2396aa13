package io.weir.bench.diagnosis;

import io.weir.api.adapter.Adapter;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/** The bundled plugins without their host: no deadline, so that a busy machine changes no figure. */
final class Plugins {

    private final List<Adapter> adapters = ServiceLoader.load(Adapter.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** Those that look at the findings of others come after them. */
    private final List<Analyzer> analyzers = ServiceLoader.load(Analyzer.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.<Analyzer, Integer>comparing(a -> a.after().size())
                    .thenComparing(a -> a.descriptor().id()))
            .toList();

    List<Adapter> adapters() {
        return adapters;
    }

    List<Finding> findings(Window window) {
        List<Finding> found = new ArrayList<>();
        List<Advice> advice = new ArrayList<>();
        for (Analyzer a : analyzers) {
            if (a.analyze(window.with(found)) instanceof Verdict.Said said) {
                found.addAll(said.findings());
                advice.addAll(said.advice());
            }
        }
        return found.stream().map(f -> advised(f, advice)).toList();
    }

    private static Finding advised(Finding f, List<Advice> advice) {
        List<Suggestion> all = new ArrayList<>(f.suggestions());
        advice.stream()
                .filter(a -> a.code().equals(f.code()) && Objects.equals(a.stage(), f.stage()))
                .forEach(a -> all.addAll(a.suggestions()));
        return f.withSuggestions(all);
    }
}
