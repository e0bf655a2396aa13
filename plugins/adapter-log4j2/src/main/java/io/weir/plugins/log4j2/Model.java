package io.weir.plugins.log4j2;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.adapter.SignalRow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
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
 * The pipeline of one buffer: callers, the buffer, one thread that writes. Log4j counts no events, so rates are left out.
 * The process' CPU is told as it is: a caller that finds the buffer full waits busily, and computes nothing.
 */
final class Model {

    private static final String SOURCE = "application";
    private static final String DESTINATION = "destination";
    /** Micrometer counts what is logged, by level. */
    private static final SignalRow LOGGED = SignalRow.rate(Signal.OUT, "log4j2.events");

    private final NativeWindow window;
    private final Buffer buffer;
    private final Tunables tunables;
    private final String queue;
    private final String sink;

    Model(NativeWindow window, Buffer buffer) {
        this.window = window;
        this.buffer = buffer;
        this.tunables = new Tunables(window.settings());
        this.queue = buffer.name() + " queue";
        this.sink = tunables.appender();
    }

    Pipeline pipeline() {
        Stage written = new Stage(sink, StageKind.SINK, Set.of(Trait.SINGLE_WORKER, Trait.CALL_PER_EVENT, Trait.WAITS));
        return new Pipeline(
                buffer.name(),
                Log4j2Adapter.ENGINE,
                List.of(
                        Stage.of(SOURCE, StageKind.SOURCE),
                        Stage.of(queue, StageKind.QUEUE),
                        written,
                        Stage.of(DESTINATION, StageKind.DESTINATION)),
                List.of(new Edge(SOURCE, queue), new Edge(queue, sink), new Edge(sink, DESTINATION)),
                settings());
    }

    Map<SignalKey, Column> columns() {
        Map<SignalKey, Column> columns = new HashMap<>(ProcessSignals.of(window));
        Readings clock = Readings.of(buffer.remaining());
        double[] capacity = clock.values(Optional.of(buffer.capacity()));
        double[] remaining = clock.values(Optional.of(buffer.remaining()));
        double[] size = new double[clock.size()];
        Arrays.setAll(size, i -> Math.max(0, capacity[i] - remaining[i]));
        put(columns, queue, clock.level(Signal.QUEUE_SIZE, Quality.DERIVED, size));
        put(columns, queue, clock.level(Signal.QUEUE_CAPACITY, Quality.REPORTED, capacity));
        LOGGED.column(window.series()).ifPresent(c -> put(columns, SOURCE, c));
        return Map.copyOf(columns);
    }

    private List<Setting> settings() {
        return Stream.concat(tunables.queue(buffer, queue).stream(), tunables.sink(sink).stream())
                .toList();
    }

    private static void put(Map<SignalKey, Column> columns, String stage, Column column) {
        columns.put(new SignalKey(stage, column.signal()), column);
    }
}
