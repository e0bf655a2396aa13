package io.weir.diagnosis;

import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Observation;
import io.weir.ingest.decode.ImpstatsDecoder;
import io.weir.ingest.decode.SnapshotDecoder;
import io.weir.ingest.recording.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.zip.GZIPInputStream;

/** Runs all plugins over a recording of the test resources, one after the other and without a host. */
final class Recorded {

    private Recorded() {}

    static List<NativeWindow> windows(String name, NativeSettings settings) {
        Recording recording = new Recording(name, List.of(new ImpstatsDecoder(), new SnapshotDecoder()));
        try (InputStream in = Recorded.class.getResourceAsStream("/recordings/" + name + ".jsonl.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(in, name)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(recording::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recording.windows(settings);
    }

    static List<Finding> findings(String name, NativeSettings settings) {
        return windows(name, settings).stream()
                .flatMap(w -> findings(w).stream())
                .toList();
    }

    static List<Observation> observe(NativeWindow window) {
        return ServiceLoader.load(Adapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(a -> a.observe(window).stream())
                .toList();
    }

    static List<Finding> findings(NativeWindow window) {
        return observe(window).stream()
                .flatMap(o -> analyze(new Window(o.pipeline(), window.interval(), o.columns(), List.of())).stream())
                .toList();
    }

    private static List<Finding> analyze(Window window) {
        List<Analyzer> analyzers = ServiceLoader.load(Analyzer.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.<Analyzer, Integer>comparing(a -> a.after().size())
                        .thenComparing(a -> a.descriptor().id()))
                .toList();
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
