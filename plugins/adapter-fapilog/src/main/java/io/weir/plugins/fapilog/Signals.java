package io.weir.plugins.fapilog;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of all stages. */
final class Signals {

    private final NativeWindow window;
    private final Counts counts;
    private final Model model;
    private final Readings clock;
    private final Map<SignalKey, Column> columns = new HashMap<>();

    Signals(NativeWindow window, Counts counts, Model model) {
        this.window = window;
        this.counts = counts;
        this.model = model;
        this.clock = counts.clock();
    }

    Map<SignalKey, Column> columns() {
        addQueue();
        model.plugins().forEach(this::addPlugin);
        addSink();
        addProcess();
        return Map.copyOf(columns);
    }

    private void addQueue() {
        Column in = clock.rate(Signal.IN, Quality.REPORTED, clock.increases(counts.submitted()));
        put(Model.SOURCE, clock.rate(Signal.OUT, Quality.REPORTED, clock.increases(counts.submitted())));
        put(Model.QUEUE, in);
        put(Model.QUEUE, clock.rate(Signal.OUT, Quality.DERIVED, clock.increases(counts.takenOff())));
        put(Model.QUEUE, clock.rate(Signal.REJECTED, Quality.DERIVED, notNegative(clock.changes(counts.dropped()))));
        put(Model.QUEUE, clock.level(Signal.QUEUE_SIZE, Quality.DERIVED, counts.waiting()));
        if (model.capacity() > 0) {
            double[] same = new double[clock.size()];
            Arrays.fill(same, model.capacity());
            put(Model.QUEUE, clock.level(Signal.QUEUE_CAPACITY, Quality.ASSUMED, same));
        }
        double[] batches = clock.increases(counts.batches());
        put(Model.QUEUE, clock.rate(Signal.BATCHES, Quality.REPORTED, batches));
        put(
                Model.QUEUE,
                clock.level(Signal.BATCH_SIZE, Quality.REPORTED, each(clock.increases(counts.written()), batches, 1)));
    }

    private void addPlugin(String name) {
        double[] seen = clock.increases(clock.counter(counts.plugin("count", name)));
        double[] spent = clock.increases(clock.counter(counts.plugin("sum", name)));
        put(name, clock.rate(Signal.IN, Quality.REPORTED, seen));
        put(name, clock.rate(Signal.OUT, Quality.REPORTED, seen));
        put(name, clock.level(Signal.DURATION, Quality.REPORTED, each(spent, seen, 1)));
        double[] busy = new double[spent.length];
        for (int i = 0; i < busy.length; i++) {
            busy[i] = i == 0 ? Double.NaN : Math.min(1, spent[i] / clock.seconds(i));
        }
        put(name, clock.level(Signal.UTILIZATION, Quality.DERIVED, busy));
    }

    private void addSink() {
        Work work = Work.of(counts, model.workers());
        double[] inflight = new double[clock.size()];
        for (int i = 0; i < inflight.length; i++) {
            inflight[i] = Math.max(0, counts.takenOff()[i] - counts.written()[i]);
        }
        put(model.sink(), clock.rate(Signal.IN, Quality.DERIVED, clock.increases(counts.takenOff())));
        put(model.sink(), clock.rate(Signal.OUT, Quality.DERIVED, work.out()));
        put(model.sink(), clock.level(Signal.UTILIZATION, Quality.DERIVED, work.busy()));
        put(model.sink(), clock.level(Signal.INFLIGHT, Quality.DERIVED, inflight));
        if (model.eventsPerCall() == 1) {
            double[] flushed = clock.increases(counts.flushed());
            double[] written = clock.increases(counts.written());
            put(
                    model.sink(),
                    clock.level(Signal.DURATION, Quality.DERIVED, each(flushed, written, model.callsPerWorker())));
        }
    }

    private void addProcess() {
        Guesses.cores(window, clock).ifPresent(v -> put(SignalKey.WHOLE, clock.level(Signal.CPU, Quality.REPORTED, v)));
        Optional.of(window.find("process_resident_memory_bytes"))
                .filter(Optional::isPresent)
                .ifPresent(s -> put(SignalKey.WHOLE, clock.level(Signal.MEMORY, Quality.REPORTED, clock.values(s))));
    }

    private static double[] each(double[] sum, double[] count, double times) {
        double[] mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = count[i] > 0 ? sum[i] / count[i] * times : Double.NaN;
        }
        return mean;
    }

    private static double[] notNegative(double[] values) {
        return Arrays.stream(values).map(v -> v < 0 ? 0 : v).toArray();
    }

    private void put(String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
    }
}
