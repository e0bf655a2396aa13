package io.weir.plugins.vector;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/** Maps Vector's internal metrics to signals; one Vector is one pipeline. */
public final class VectorAdapter implements Adapter {

    static final String ENGINE = "vector";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE, "0.1.0", "Vector", "Reads the internal metrics of components and of the buffers of sinks.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        List<Component> components = Component.all(window);
        return components.stream().anyMatch(c -> c.kind() == Component.Kind.SINK)
                ? List.of(new Model(window, components).observation())
                : List.of();
    }

    @Override
    public Optional<String> patch(Setting setting, String to) {
        return Tunables.patch(setting, to);
    }
}
