package io.weir.bench.diagnosis;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.Signals;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much readings err, beside coming late or not at all.
 *
 * @param noise standard deviation of what is measured, as a share of it; what is counted is exact
 * @param missing signals that the engine does not report
 */
record Roughness(double noise, Set<Signal> missing) {

    private static final Set<Signal> MEASURED =
            Set.of(Signal.DURATION, Signal.UTILIZATION, Signal.CPU, Signal.MEMORY, Signal.BATCH_SIZE, Signal.INFLIGHT);

    Window of(Window window, long seed) {
        Random random = new Random(seed);
        Window kept = Signals.without(window, missing);
        Map<SignalKey, Column> columns =
                new TreeMap<>(Comparator.comparing(SignalKey::stage).thenComparing(SignalKey::signal));
        columns.putAll(kept.columns());
        columns.replaceAll((key, column) -> MEASURED.contains(key.signal()) ? noisy(column, random) : column);
        return new Window(kept.pipeline(), kept.interval(), columns, List.of());
    }

    private Column noisy(Column column, Random random) {
        double[] values = column.values().clone();
        for (int i = 0; i < values.length; i++) {
            double factor = Math.max(0, 1 + noise * random.nextGaussian());
            double most = column.signal() == Signal.UTILIZATION ? 1 : Double.POSITIVE_INFINITY;
            values[i] = Math.min(most, values[i] * factor);
        }
        return new Column(column.signal(), column.quality(), column.at(), values);
    }
}
