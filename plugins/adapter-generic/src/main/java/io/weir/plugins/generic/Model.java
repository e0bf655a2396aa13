package io.weir.plugins.generic;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.StageKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One pipeline of stages that say themselves what they are and what comes next. */
final class Model {

    private final NativeWindow window;
    private final ObservationBuilder to;
    private final Map<String, List<NativeSeries>> stages = new TreeMap<>();
    private final Map<String, StageKind> kinds = new HashMap<>();

    Model(NativeWindow window, String name, List<NativeSeries> series) {
        this.window = window;
        this.to = new ObservationBuilder(name, GenericAdapter.ENGINE);
        for (NativeSeries s : series) {
            stages.computeIfAbsent(s.attribute(Conventions.STAGE), id -> new ArrayList<>())
                    .add(s);
        }
        stages.forEach((id, own) -> kinds.put(id, kind(own)));
    }

    Observation observation() {
        to.columns(ProcessSignals.of(window)).columns(Conventions.PROCESS.columns(SignalKey.WHOLE, window.series()));
        List<String> ordered = stages.keySet().stream()
                .sorted(Comparator.comparing((String id) -> kinds.getOrDefault(id, StageKind.PROCESSOR))
                        .thenComparing(id -> id))
                .toList();
        ordered.forEach(id -> {
            List<NativeSeries> own = stages.getOrDefault(id, List.of());
            to.stage(id, kinds.getOrDefault(id, StageKind.PROCESSOR)).columns(Conventions.STAGES.columns(id, own));
            to.settings(Settings.of(id, own, window.settings()));
        });
        connect(ordered);
        return to.build();
    }

    /** As the stages say; where none does, each kind feeds the next one that there is. */
    private void connect(List<String> ordered) {
        boolean told = false;
        for (String id : ordered) {
            for (String next : next(stages.getOrDefault(id, List.of()))) {
                told = true;
                if (stages.containsKey(next)) {
                    to.chain(id, next);
                }
            }
        }
        if (!told) {
            byKind(ordered);
        }
    }

    private void byKind(List<String> ordered) {
        List<String> before = List.of();
        for (StageKind kind : StageKind.values()) {
            List<String> same =
                    ordered.stream().filter(id -> kinds.get(id) == kind).toList();
            for (String id : same) {
                to.edges(before, id);
            }
            before = same.isEmpty() ? before : same;
        }
    }

    private static List<String> next(List<NativeSeries> series) {
        return series.stream()
                .map(s -> s.attribute(Conventions.NEXT))
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What is not told or not known processes. */
    private static StageKind kind(List<NativeSeries> series) {
        return series.stream()
                .map(s -> s.attribute(Conventions.KIND).toUpperCase(Locale.ROOT))
                .flatMap(text -> List.of(StageKind.values()).stream()
                        .filter(k -> k.name().equals(text)))
                .min(Comparator.naturalOrder())
                .orElse(StageKind.PROCESSOR);
    }
}
