package io.weir.plugins.logback;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.adapter.SignalRow;
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
import java.util.stream.Stream;

/**
 * The pipeline of one asynchronous appender: callers, the queue, one thread that writes. Logback counts no events, neither
 * those that it writes nor those that it discards, so rates and losses are left out.
 *
 * <p>Below {@code discardingThreshold} events of room, events of level INFO and less are discarded. So for these, nearly
 * all of what is logged, the queue is full long before it holds {@code queueSize} events; that is its capacity here.
 */
final class Model {

    private static final String SOURCE = "application";
    private static final String DESTINATION = "destination";
    /** Micrometer counts what is logged, by level. */
    private static final SignalRow LOGGED = SignalRow.rate(Signal.OUT, "logback.events");

    private final NativeWindow window;
    private final AsyncAppender appender;
    private final Tunables tunables;
    private final String queue;
    private final String sink;

    Model(NativeWindow window, AsyncAppender appender) {
        this.window = window;
        this.appender = appender;
        this.tunables = new Tunables(appender, window.settings());
        this.queue = appender.name() + " queue";
        this.sink = tunables.behind();
    }

    Pipeline pipeline() {
        Stage written = new Stage(sink, StageKind.SINK, Set.of(Trait.SINGLE_WORKER, Trait.CALL_PER_EVENT, Trait.WAITS));
        return new Pipeline(
                appender.name(),
                LogbackAdapter.ENGINE,
                List.of(
                        Stage.of(SOURCE, StageKind.SOURCE),
                        Stage.of(queue, StageKind.QUEUE),
                        written,
                        Stage.of(DESTINATION, StageKind.DESTINATION)),
                List.of(new Edge(SOURCE, queue), new Edge(queue, sink), new Edge(sink, DESTINATION)),
                Stream.concat(tunables.queue(queue).stream(), tunables.sink(sink).stream())
                        .toList());
    }

    Map<SignalKey, Column> columns() {
        Map<SignalKey, Column> columns = new HashMap<>(ProcessSignals.of(window));
        Readings clock = Readings.of(appender.size());
        put(
                columns,
                queue,
                clock.level(Signal.QUEUE_SIZE, Quality.REPORTED, clock.values(Optional.of(appender.size()))));
        put(columns, queue, capacity(clock));
        LOGGED.column(window.series()).ifPresent(c -> put(columns, SOURCE, c));
        return Map.copyOf(columns);
    }

    /** The event that finds exactly as much room as the threshold is still taken. */
    private Column capacity(Readings clock) {
        double[] most = clock.values(Optional.of(appender.queueSize()));
        double threshold = tunables.threshold();
        if (!(threshold > 0)) {
            return clock.level(Signal.QUEUE_CAPACITY, Quality.REPORTED, most);
        }
        double[] taken =
                Arrays.stream(most).map(v -> Math.max(1, v - threshold + 1)).toArray();
        return clock.level(Signal.QUEUE_CAPACITY, Quality.DERIVED, taken);
    }

    private static void put(Map<SignalKey, Column> columns, String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
    }
}
