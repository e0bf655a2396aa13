package io.weir.web.chart;

import io.weir.api.pipeline.Signal;
import java.util.Arrays;
import java.util.List;

/** Signals that belong into one picture, because they have one unit and explain each other. Every signal has a chart. */
public enum ChartKind {
    /** What comes, goes and is lost. */
    FLOW("Flow", Signal.IN, Signal.OUT, Signal.REJECTED, Signal.ERRORS, Signal.FILTERED),
    /** How full the queue is. */
    QUEUE("Events in the queue", Signal.QUEUE_SIZE, Signal.QUEUE_PEAK, Signal.QUEUE_CAPACITY),
    /** How busy the workers are. */
    BUSY("Busy workers", Signal.UTILIZATION),
    /** How long the destination takes. */
    DURATION("Time of one call", Signal.DURATION),
    /** How full batches are. */
    BATCH("Events in a batch", Signal.BATCH_SIZE),
    /** How often batches end. */
    BATCHES("Batches", Signal.BATCHES),
    /** What is under way. */
    INFLIGHT("Events in flight", Signal.INFLIGHT),
    /** How often something goes wrong. */
    TROUBLE("Queue found full, calls repeated", Signal.QUEUE_FULL, Signal.RETRIES),
    /** How much is sent. */
    BYTES("Bytes out", Signal.OUT_BYTES),
    /** Processor time. */
    CPU("Processor cores in use", Signal.CPU),
    /** Memory. */
    MEMORY("Memory in use", Signal.MEMORY);

    private final String title;
    private final List<Signal> signals;

    ChartKind(String title, Signal... signals) {
        this.title = title;
        this.signals = List.of(signals);
    }

    /** Heading of the chart. */
    public String title() {
        return title;
    }

    /** What it shows, most important first. */
    public List<Signal> signals() {
        return signals;
    }

    /** Unit of all its signals. */
    public String unit() {
        return signals.getFirst().unit();
    }

    /** The chart that shows a signal. */
    public static ChartKind of(Signal signal) {
        return Arrays.stream(values())
                .filter(kind -> kind.signals.contains(signal))
                .findFirst()
                .orElseThrow();
    }
}
