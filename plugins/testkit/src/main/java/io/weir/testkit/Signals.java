package io.weir.testkit;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The canonical signals of a simulated pipeline, as an engine that reports all of them would give them: counters as means
 * since the reading before, levels as they stood at the reading. What an engine cannot know (how its destination limits,
 * what lies in buffers of the kernel) is in no signal.
 */
public final class Signals {

    /** The first reading's instant is this, plus its second: 2026-01-01T00:00:00Z in milliseconds since the epoch. */
    public static final long BEGIN = 1_767_225_600_000L;

    private final Run run;
    private final long[] at;
    private final Map<SignalKey, Column> columns = new HashMap<>();

    private Signals(Run run) {
        this.run = run;
        this.at = instants(run);
    }

    static long[] instants(Run run) {
        long[] at = new long[run.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = BEGIN + Math.round(run.at(i) * 1e3);
        }
        return at;
    }

    /** The window of a run, with the settings as they are at its end. */
    public static Window of(Run run) {
        Signals signals = new Signals(run);
        PipelineModel pipeline = run.scenario().pipelineAt(run.scenario().seconds());
        pipeline.stages().forEach(signals::add);
        signals.rate(SignalKey.WHOLE, Signal.CPU, Meter.CPU);
        signals.level(SignalKey.WHOLE, Signal.MEMORY, i -> run.value(SignalKey.WHOLE, Meter.MEMORY, i));
        return new Window(ObservedModel.of(pipeline), ObservedModel.interval(signals.at), signals.columns, List.of());
    }

    /** The same window without some signals, as of an engine that does not report them. */
    public static Window without(Window window, Set<Signal> signals) {
        Map<SignalKey, Column> kept = new HashMap<>(window.columns());
        kept.keySet().removeIf(k -> signals.contains(k.signal()));
        return new Window(window.pipeline(), window.interval(), kept, window.findings());
    }

    private void add(StageModel stage) {
        switch (stage) {
            case SourceModel s -> {
                rate(s.id(), Signal.OUT, Meter.OUT);
                rate(s.id(), Signal.REJECTED, Meter.REJECTED);
            }
            case QueueModel q -> addQueue(q.id());
            case ProcessorModel p -> {
                addWorker(p.id());
                rate(p.id(), Signal.FILTERED, Meter.FILTERED);
            }
            case BatcherModel b -> addWorker(b.id());
            case SinkModel s -> addSink(s.id());
            case DestinationModel d -> {}
        }
    }

    private void addQueue(String id) {
        level(id, Signal.QUEUE_SIZE, i -> run.value(id, Meter.SIZE, i));
        level(id, Signal.QUEUE_CAPACITY, i -> capacity(id, run.at(i)));
        level(id, Signal.QUEUE_PEAK, i -> run.value(id, Meter.PEAK, i));
        rate(id, Signal.QUEUE_FULL, Meter.FULL);
        rate(id, Signal.REJECTED, Meter.REJECTED);
        rate(id, Signal.IN, Meter.IN);
        rate(id, Signal.OUT, Meter.OUT);
    }

    private double capacity(String queue, double second) {
        int capacity = ((QueueModel) run.scenario().pipelineAt(second).stage(queue)).capacity();
        return capacity == QueueModel.UNLIMITED ? Double.NaN : capacity;
    }

    private void addWorker(String id) {
        rate(id, Signal.IN, Meter.IN);
        rate(id, Signal.OUT, Meter.OUT);
        rate(id, Signal.BATCHES, Meter.CALLS);
        level(id, Signal.BATCH_SIZE, i -> perCall(id, Meter.CALL_EVENTS, i));
        level(id, Signal.UTILIZATION, i -> growth(id, Meter.BUSY, i) / run.value(id, Meter.WORKERS, i));
    }

    private void addSink(String id) {
        addWorker(id);
        level(id, Signal.DURATION, i -> perCall(id, Meter.CALL_SECONDS, i));
        level(id, Signal.INFLIGHT, i -> run.value(id, Meter.INFLIGHT, i));
        rate(id, Signal.ERRORS, Meter.ERRORS);
        rate(id, Signal.RETRIES, Meter.RETRIES);
    }

    private double perCall(String id, Meter meter, int i) {
        double calls = growth(id, Meter.CALLS, i);
        return calls > 0 ? growth(id, meter, i) / calls : Double.NaN;
    }

    private double growth(String id, Meter meter, int i) {
        return i == 0
                ? Double.NaN
                : (run.value(id, meter, i) - run.value(id, meter, i - 1)) / (run.at(i) - run.at(i - 1));
    }

    private void rate(String id, Signal signal, Meter meter) {
        level(id, signal, i -> growth(id, meter, i));
    }

    private void level(String id, Signal signal, IntToDoubleFunction value) {
        double[] values = new double[at.length];
        Arrays.setAll(values, value);
        columns.put(new SignalKey(id, signal), new Column(signal, Quality.REPORTED, at, values));
    }
}
