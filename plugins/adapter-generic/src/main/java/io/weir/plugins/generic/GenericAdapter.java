package io.weir.plugins.generic;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes canonical {@code pipeline.*} signals as they are, by the attributes that say which stage they are of. */
public final class GenericAdapter implements Adapter {

    static final String ENGINE = "generic";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE, "0.1.0", "Canonical signals", "Reads pipeline.* metrics with stage.id and stage.kind.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        SortedMap<String, List<NativeSeries>> pipelines = new TreeMap<>();
        window.series().stream()
                .filter(s ->
                        Conventions.knows(s) && !s.attribute(Conventions.STAGE).isEmpty())
                .forEach(s -> pipelines
                        .computeIfAbsent(name(s), n -> new ArrayList<>())
                        .add(s));
        List<Observation> found = new ArrayList<>();
        pipelines.forEach((name, series) -> found.add(new Model(window, name, series).observation()));
        return found;
    }

    private static String name(NativeSeries s) {
        String id = s.attribute(Conventions.PIPELINE);
        return id.isEmpty() ? "pipeline" : id;
    }
}
