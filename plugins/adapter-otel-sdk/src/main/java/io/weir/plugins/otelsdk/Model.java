package io.weir.plugins.otelsdk;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pipeline of one batch processor: the application, the queue, the one worker that batches, the exporter. */
final class Model {

    private static final String SOURCE = "application";
    private static final String DESTINATION = "destination";

    private final NativeWindow window;
    private final Processor processor;
    private final Flow flow;
    private final Tunables tunables;
    private final Map<SignalKey, Column> columns = new HashMap<>();

    Model(NativeWindow window, Processor processor) {
        this.window = window;
        this.processor = processor;
        this.flow = new Flow(processor);
        this.tunables = new Tunables(window.settings(), processor, flow);
    }

    Pipeline pipeline() {
        Stage batcher = new Stage(processor.name(), StageKind.BATCHER, Set.of(Trait.SINGLE_WORKER));
        Stage sink = new Stage(
                processor.exporter(), StageKind.SINK, Set.of(Trait.SINGLE_WORKER, Trait.CALL_PER_BATCH, Trait.WAITS));
        return new Pipeline(
                processor.name(),
                OtelSdkAdapter.ENGINE,
                List.of(
                        Stage.of(SOURCE, StageKind.SOURCE),
                        Stage.of(tunables.queue(), StageKind.QUEUE),
                        batcher,
                        sink,
                        Stage.of(DESTINATION, StageKind.DESTINATION)),
                List.of(
                        new Edge(SOURCE, tunables.queue()),
                        new Edge(tunables.queue(), batcher.id()),
                        new Edge(batcher.id(), sink.id()),
                        new Edge(sink.id(), DESTINATION)),
                tunables.all());
    }

    Map<SignalKey, Column> columns() {
        Readings clock = flow.clock();
        double[] offered = flow.offered();
        put(SOURCE, clock.rate(Signal.OUT, Quality.DERIVED, offered));
        put(tunables.queue(), clock.rate(Signal.IN, Quality.DERIVED, offered));
        put(tunables.queue(), clock.rate(Signal.REJECTED, Quality.REPORTED, flow.rejected()));
        put(tunables.queue(), clock.level(Signal.QUEUE_SIZE, Quality.REPORTED, flow.size()));
        put(tunables.queue(), clock.rate(Signal.OUT, Quality.DERIVED, sum(flow.written(), flow.failed())));
        addCapacity(clock);
        put(processor.exporter(), clock.rate(Signal.OUT, Quality.REPORTED, flow.written()));
        put(processor.exporter(), clock.rate(Signal.ERRORS, Quality.REPORTED, flow.failed()));
        addCalls(clock);
        addProcess();
        return Map.copyOf(columns);
    }

    private void addCapacity(Readings clock) {
        if (processor.capacity() != null) {
            put(
                    tunables.queue(),
                    clock.level(
                            Signal.QUEUE_CAPACITY, Quality.REPORTED, clock.values(Optional.of(processor.capacity()))));
        } else if (tunables.capacity() > 0) {
            double[] same = new double[clock.size()];
            Arrays.fill(same, tunables.capacity());
            put(tunables.queue(), clock.level(Signal.QUEUE_CAPACITY, Quality.ASSUMED, same));
        }
    }

    private void addCalls(Readings clock) {
        if (!processor.inflight().isEmpty()) {
            put(
                    processor.exporter(),
                    clock.level(
                            Signal.INFLIGHT,
                            Quality.REPORTED,
                            clock.values(processor.inflight().stream().findFirst())));
        }
        if (processor.calls().isEmpty()) {
            return;
        }
        double[] calls = flow.calls();
        double[] seconds = flow.callSeconds();
        double[] busy = clock.utilization(seconds, each(seconds, calls), 1);
        Column size = clock.level(Signal.BATCH_SIZE, Quality.DERIVED, each(sum(flow.written(), flow.failed()), calls));
        put(processor.name(), size);
        put(processor.exporter(), size);
        put(processor.name(), clock.rate(Signal.BATCHES, Quality.REPORTED, calls));
        put(processor.exporter(), clock.level(Signal.DURATION, Quality.REPORTED, each(seconds, calls)));
        put(processor.exporter(), clock.level(Signal.UTILIZATION, Quality.DERIVED, busy));
    }

    private void addProcess() {
        window.find("java.lang/ProcessCpuTime").ifPresent(s -> {
            Readings clock = Readings.of(s);
            double[] cores = clock.increases(clock.counter(Optional.of(s)));
            for (int i = 1; i < cores.length; i++) {
                cores[i] = cores[i] / 1e9 / clock.seconds(i);
            }
            put(SignalKey.WHOLE, clock.level(Signal.CPU, Quality.REPORTED, cores));
        });
        window.find("java.lang/HeapMemoryUsage.used").ifPresent(s -> {
            Readings clock = Readings.of(s);
            put(SignalKey.WHOLE, clock.level(Signal.MEMORY, Quality.REPORTED, clock.values(Optional.of(s))));
        });
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static double[] each(double[] sum, double[] count) {
        double[] mean = new double[sum.length];
        Arrays.setAll(mean, i -> count[i] > 0 ? sum[i] / count[i] : Double.NaN);
        return mean;
    }

    private void put(String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
    }
}
