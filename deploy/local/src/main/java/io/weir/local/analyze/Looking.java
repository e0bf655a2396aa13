package io.weir.local.analyze;

import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.PluginHost;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginHost.Observed;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.Remembered;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.flow.OutageRoom;
import io.weir.api.flow.WhatIf;
import io.weir.api.flow.WhatIf.Change;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs adapters and analyzers over windows and gathers what they say. */
final class Looking {

    private final PluginHost plugins;
    private final List<Found> found = new ArrayList<>();
    private final List<Change> changes;
    private final List<Supposed> supposed = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();
    private final Map<String, Map<String, Remembered>> memories = new HashMap<>();
    private boolean usedSettings;

    Looking(PluginHost plugins, List<Change> changes) {
        this.plugins = plugins;
        this.changes = changes;
    }

    /**
     * A finding and where it was found.
     *
     * @param source that reported
     * @param pipeline of the source
     * @param analyzer that said it
     * @param finding what it said
     * @param patches by setting and value: how its adapter writes the suggestion
     */
    record Found(String source, Pipeline pipeline, String analyzer, Finding finding, Map<Suggestion, String> patches) {}

    /** How long a sink of a pipeline may be down. */
    record Room(String source, Pipeline pipeline, OutageRoom room) {}

    /** What a pipeline would carry after a change; empty when that is not known. */
    record Supposed(String source, Pipeline pipeline, Change change, Optional<WhatIf> answer) {}

    /** Looks at one window. */
    void at(NativeWindow window) {
        List<Observed> seen = plugins.observe(window).toCompletableFuture().join();
        if (seen.isEmpty()) {
            notes.add("no adapter knows the metrics of " + window.source() + ", so nothing can be found in them.");
        }
        seen.forEach(o -> look(window, o));
        plugins.status().stream()
                .filter(s -> s.state() == PluginStatus.State.FAILING || s.state() == PluginStatus.State.REJECTED)
                .map(Looking::trouble)
                .filter(n -> !notes.contains(n))
                .forEach(notes::add);
    }

    private static String trouble(PluginStatus plugin) {
        return plugin.state() == PluginStatus.State.REJECTED
                ? "a plugin is rejected, " + plugin.origin() + ": " + plugin.reason()
                : "plugin " + plugin.descriptor().id() + " failed: " + plugin.reason();
    }

    /** All findings, most important first. */
    List<Found> findings() {
        return found.stream()
                .sorted(Comparator.comparing((Found f) -> f.finding().severity())
                        .reversed())
                .toList();
    }

    /** How long each sink may be down, whether that is a finding or not. */
    List<Room> rooms() {
        return List.copyOf(rooms);
    }

    /** Answers to what was asked about. */
    List<Supposed> supposed() {
        return List.copyOf(supposed);
    }

    /** What a person should know beside the findings. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Where nothing was found: which analyzer could not look, and what it needs. */
    List<String> needs() {
        return List.copyOf(needs);
    }

    /** Whether an adapter took anything from the configuration that was handed in. */
    boolean usedSettings() {
        return usedSettings;
    }

    private void look(NativeWindow source, Observed seen) {
        Observation o = seen.observation();
        usedSettings |= o.pipeline().settings().stream().anyMatch(s -> s.origin() == Setting.Origin.CONFIGURED);
        Map<String, Remembered> known =
                memories.computeIfAbsent(source.source() + "\n" + o.pipeline().name(), p -> new HashMap<>());
        Window window = new Window(o.pipeline(), source.interval(), o.columns(), List.of());
        changes.forEach(c -> supposed.add(new Supposed(source.source(), o.pipeline(), c, WhatIf.of(window, c))));
        OutageRoom.all(window).forEach(r -> rooms.add(new Room(source.source(), o.pipeline(), r)));
        Analysis analysis = plugins.analyze(source.source(), window, known)
                .toCompletableFuture()
                .join();
        known.putAll(analysis.memories().kept());
        known.keySet().removeAll(analysis.memories().forgotten());
        if (analysis.findings().isEmpty()) {
            String where = source.source() + ", " + o.pipeline().name() + ": ";
            analysis.notApplicable().forEach(why -> needs.add(where + why));
        }
        for (Said said : analysis.findings()) {
            found.add(new Found(
                    source.source(), o.pipeline(), said.analyzer(), said.finding(), patches(seen, said.finding())));
        }
    }

    private Map<Suggestion, String> patches(Observed seen, Finding finding) {
        Map<Suggestion, String> patches = new LinkedHashMap<>();
        for (Suggestion s : finding.suggestions()) {
            String to = s.to();
            Optional<Setting> setting = seen.observation().pipeline().settings().stream()
                    .filter(o -> o.name().equals(s.setting()) && o.stage().equals(s.stage()))
                    .findFirst();
            if (setting.isPresent() && to != null) {
                plugins.patch(seen.adapter(), setting.get(), to)
                        .toCompletableFuture()
                        .join()
                        .ifPresent(p -> patches.put(s, p));
            }
        }
        return patches;
    }
}
