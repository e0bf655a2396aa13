package io.weir.testkit;

import io.weir.api.adapter.NativeWindow;
import java.util.Map;

/**
 * A stretch of metrics with its configuration and, where it is known, its truth.
 *
 * @param window the metrics of one source, and the engine's configuration
 * @param truth what is known of it, such as {@code bottleneck -> out queue}; empty when nothing is
 */
public record RecordedScenario(NativeWindow window, Map<String, String> truth) {

    /** Copies the map. */
    public RecordedScenario {
        truth = Map.copyOf(truth);
    }
}
