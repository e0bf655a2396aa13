package io.weir.plugins.fapilog;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Maps fapilog's Prometheus metrics to signals. Some of them lie: the processed counter counts once per enricher, the
 * high watermark and the backpressure waits stay 0, the sink's errors are swallowed. They are not used.
 */
public final class FapilogAdapter implements Adapter {

    static final String ENGINE = "fapilog";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(
                ENGINE,
                "0.1.0",
                "fapilog",
                "Reads fapilog's metrics; with its settings it also knows capacity, workers and the sink's batches.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        return Counts.of(window)
                .map(counts -> List.of(observation(window, counts)))
                .orElse(List.of());
    }

    private static Observation observation(NativeWindow window, Counts counts) {
        Model model = new Model(window, counts);
        return new Observation(model.pipeline(), new Signals(window, counts, model).columns());
    }

    /** Settings are an object of objects: {@code {"core":{"max_queue_size":4000}}}. */
    @Override
    public Optional<String> patch(Setting setting, String to) {
        int dot = setting.name().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of("{\"" + setting.name().substring(0, dot) + "\": {\""
                        + setting.name().substring(dot + 1) + "\": " + to + "}}");
    }
}
