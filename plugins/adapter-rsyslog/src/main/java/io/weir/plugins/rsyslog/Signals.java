package io.weir.plugins.rsyslog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of all stages. */
final class Signals {

    private final Impstats stats;
    private final Topology topology;
    private final Map<SignalKey, Column> columns = new HashMap<>();

    Signals(Impstats stats, Topology topology) {
        this.stats = stats;
        this.topology = topology;
    }

    Map<SignalKey, Column> columns() {
        stats.inputs().forEach(this::addInput);
        topology.counters().forEach(this::addQueue);
        stats.actions().forEach(this::addAction);
        stats.process("utime").ifPresent(this::addProcess);
        return Map.copyOf(columns);
    }

    private void addInput(NativeSeries submitted) {
        Readings clock = Readings.of(submitted);
        put(submitted.label("name"), clock.rate(Signal.IN, Quality.REPORTED, Optional.of(submitted)));
        put(submitted.label("name"), clock.rate(Signal.OUT, Quality.REPORTED, Optional.of(submitted)));
    }

    private void addQueue(String queue, QueueCounters c) {
        Readings clock = c.clock();
        put(queue, clock.level(Signal.QUEUE_SIZE, Quality.REPORTED, c.size()));
        put(queue, clock.level(Signal.QUEUE_PEAK, Quality.REPORTED, c.peak()));
        put(queue, clock.rate(Signal.IN, Quality.REPORTED, c.enqueued()));
        put(queue, clock.rate(Signal.REJECTED, Quality.REPORTED, c.discarded()));
        put(queue, clock.rate(Signal.QUEUE_FULL, Quality.REPORTED, c.overflows()));
        put(queue, clock.rate(Signal.OUT, Quality.DERIVED, c.left()));
        Capacity capacity = topology.capacity(queue);
        if (capacity.known() && capacity.size() > 0) {
            double[] same = new double[clock.size()];
            Arrays.fill(same, capacity.size());
            Quality quality = capacity.origin() == Origin.CONFIGURED ? Quality.DERIVED : Quality.ASSUMED;
            put(queue, clock.level(Signal.QUEUE_CAPACITY, quality, same));
        }
        String consumer = topology.isInputQueue(queue) ? queue + Topology.WORKERS : Topology.actionOf(queue);
        put(consumer, clock.rate(Signal.IN, Quality.DERIVED, c.left()));
        put(consumer, clock.rate(Signal.OUT, Quality.DERIVED, c.left()));
    }

    private void addAction(String action) {
        stats.action(action, "processed").ifPresent(processed -> {
            Readings clock = Readings.of(processed);
            if (!topology.counters().containsKey(action + Topology.QUEUE)) {
                put(action, clock.rate(Signal.IN, Quality.REPORTED, Optional.of(processed)));
                put(action, clock.rate(Signal.OUT, Quality.REPORTED, Optional.of(processed)));
            }
            put(action, clock.rate(Signal.ERRORS, Quality.REPORTED, stats.action(action, "failed")));
            put(action, clock.rate(Signal.RETRIES, Quality.REPORTED, stats.action(action, "suspended")));
        });
        NativeSeries stream = topology.streams().get(action);
        if (stream != null) {
            Column sent = Readings.of(stream).rate(Signal.OUT_BYTES, Quality.REPORTED, Optional.of(stream));
            put(action, sent);
            put(topology.destination(action), sent);
        }
    }

    private void addProcess(NativeSeries user) {
        Readings clock = Readings.of(user);
        double[] busy = clock.increases(clock.counter(Optional.of(user)));
        double[] system = clock.increases(clock.counter(stats.process("stime")));
        double[] memory = clock.values(stats.process("maxrss"));
        for (int i = 0; i < busy.length; i++) {
            busy[i] = i == 0 ? Double.NaN : (busy[i] + system[i]) / 1e6 / clock.seconds(i);
            memory[i] *= 1024;
        }
        put(SignalKey.WHOLE, clock.level(Signal.CPU, Quality.REPORTED, busy));
        put(SignalKey.WHOLE, clock.level(Signal.MEMORY, Quality.REPORTED, memory));
    }

    private void put(String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
    }
}
