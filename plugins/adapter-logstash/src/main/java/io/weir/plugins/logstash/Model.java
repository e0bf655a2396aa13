package io.weir.plugins.logstash;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One pipeline: inputs, the queue, filters one behind the other, outputs side by side. Workers do filters and outputs. */
final class Model {

    private static final String QUEUE = "queue";
    private static final String INPUTS = "inputs";

    private final NativeWindow window;
    private final List<NativeSeries> series;
    private final Tunables tunables;
    private final ObservationBuilder to;

    Model(NativeWindow window, String name, List<NativeSeries> series) {
        this.window = window;
        this.series = series;
        this.tunables = new Tunables(window);
        this.to = new ObservationBuilder(name, LogstashAdapter.ENGINE);
    }

    Observation observation() {
        to.columns(ProcessSignals.of(window)).columns(Tables.PROCESS.columns(SignalKey.WHOLE, window.series()));
        List<String> last = queue(inputs());
        for (Map.Entry<String, List<NativeSeries>> filter : plugins("filters").entrySet()) {
            String stage = unique(filter.getKey());
            to.stage(stage, StageKind.PROCESSOR).edges(last, stage);
            to.columns(Tables.filter(tunables.workers()).columns(stage, filter.getValue()));
            last = List.of(stage);
        }
        outputs(last);
        return to.build();
    }

    private List<String> inputs() {
        SortedMap<String, List<NativeSeries>> inputs = plugins(INPUTS);
        if (inputs.isEmpty()) {
            to.stage(INPUTS, StageKind.SOURCE);
            to.columns(Tables.INPUTS.columns(INPUTS, series));
            return List.of(INPUTS);
        }
        List<String> ids = new ArrayList<>();
        inputs.forEach((id, own) -> {
            String stage = unique(id);
            to.stage(stage, StageKind.SOURCE).columns(Tables.INPUT.columns(stage, own));
            ids.add(stage);
        });
        return ids;
    }

    private List<String> queue(Collection<String> inputs) {
        to.stage(QUEUE, StageKind.QUEUE).edges(inputs, QUEUE);
        to.columns(Tables.QUEUE.columns(QUEUE, series)).settings(tunables.queue(QUEUE));
        new InputQueue(series, tunables.inMemory()).columns().forEach(c -> to.put(QUEUE, c));
        return List.of(QUEUE);
    }

    private void outputs(List<String> last) {
        SortedMap<String, List<NativeSeries>> outputs = plugins("outputs");
        if (outputs.isEmpty()) {
            outputs.put("outputs", List.of());
        }
        outputs.forEach((id, own) -> {
            String stage = unique(id);
            String destination = stage + " destination";
            to.stage(stage, StageKind.SINK, Trait.CALL_PER_BATCH, Trait.WAITS).edges(last, stage);
            to.columns(Tables.output(tunables.workers()).columns(stage, own));
            to.columns(Tables.failures().columns(stage, own)).settings(tunables.work(stage));
            to.stage(destination, StageKind.DESTINATION).chain(stage, destination);
        });
    }

    private SortedMap<String, List<NativeSeries>> plugins(String kind) {
        SortedMap<String, List<NativeSeries>> found = new TreeMap<>();
        series.stream()
                .filter(s -> s.name().startsWith("pipelines.plugins." + kind + "."))
                .filter(s -> !s.label("id").isEmpty())
                .forEach(s ->
                        found.computeIfAbsent(label(s), id -> new ArrayList<>()).add(s));
        return found;
    }

    /** Without an id of one's own, Logstash makes one of numbers: then the plugin's name says more. */
    private String label(NativeSeries s) {
        String id = s.label("id");
        return id.matches("[0-9a-f]{32,}.*") ? s.label("name") + " " + id.substring(0, 6) : id;
    }

    private String unique(String id) {
        String free = id;
        for (int i = 2; to.has(free); i++) {
            free = id + " " + i;
        }
        return free;
    }
}
