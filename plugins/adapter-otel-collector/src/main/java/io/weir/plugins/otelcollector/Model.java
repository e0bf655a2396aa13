package io.weir.plugins.otelcollector;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.adapter.Readings;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pipeline: receivers, processors one behind the other, and for each exporter its queue, itself and its destination. */
final class Model {

    private static final MetricName IN_FLIGHT = MetricName.of("otelcol_exporter_in_flight_requests");

    private final NativeWindow window;
    private final Layout layout;
    private final Tunables tunables;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<SignalKey, Column> columns = new HashMap<>();

    Model(NativeWindow window, Layout layout) {
        this.window = window;
        this.layout = layout;
        this.tunables = new Tunables(window.settings());
        columns.putAll(ProcessSignals.of(window));
        columns.putAll(Tables.PROCESS.columns(SignalKey.WHOLE, window.series()));
        List<String> ends = exporters(processors(receivers()));
        ends.forEach(e -> edges.add(new Edge(e, e + " destination")));
    }

    Pipeline pipeline() {
        return new Pipeline(layout.name(), OtelCollectorAdapter.ENGINE, stages, edges, settings);
    }

    Map<SignalKey, Column> columns() {
        return Map.copyOf(columns);
    }

    /** A component may be called the same in several roles: {@code otlp} receives and exports. */
    private String unique(String id, String role) {
        boolean taken = stages.stream().anyMatch(s -> s.id().equals(id));
        return taken ? id + " " + role : id;
    }

    private List<String> receivers() {
        List<String> ids = new ArrayList<>();
        layout.receivers().forEach((id, series) -> {
            String stage = layout.exporters().containsKey(id) ? id + " receiver" : id;
            stages.add(Stage.of(stage, StageKind.SOURCE));
            columns.putAll(Tables.receiver(layout.kind()).columns(stage, series));
            ids.add(stage);
        });
        return ids;
    }

    private List<String> processors(List<String> before) {
        List<String> last = before;
        for (Map.Entry<String, List<NativeSeries>> e : layout.processors().entrySet()) {
            String stage = unique(e.getKey(), "processor");
            stages.add(Stage.of(stage, Layout.isBatcher(e.getKey()) ? StageKind.BATCHER : StageKind.PROCESSOR));
            columns.putAll(Tables.processor(layout.kind()).columns(stage, e.getValue()));
            if (stage.equals(e.getKey())) {
                settings.addAll(tunables.processor(stage));
            }
            last.forEach(from -> edges.add(new Edge(from, stage)));
            last = List.of(stage);
        }
        return last;
    }

    private List<String> exporters(List<String> before) {
        List<String> ids = new ArrayList<>();
        layout.exporters().forEach((id, series) -> {
            List<String> from = queue(id, series, before);
            stages.add(new Stage(id, StageKind.SINK, Set.of(Trait.CALL_PER_BATCH, Trait.WAITS)));
            stages.add(Stage.of(id + " destination", StageKind.DESTINATION));
            from.forEach(f -> edges.add(new Edge(f, id)));
            columns.putAll(Tables.exporter(layout.kind()).columns(id, series));
            List<Setting> own = tunables.exporter(id);
            settings.addAll(own);
            utilization(id, series, own);
            ids.add(id);
        });
        return ids;
    }

    private List<String> queue(String exporter, List<NativeSeries> series, List<String> before) {
        Optional<SendingQueue> queue =
                SendingQueue.of(layout.kind(), series, tunables.sizer(exporter), perRequest(series));
        if (queue.isEmpty()) {
            return before;
        }
        String stage = exporter + Tunables.QUEUE;
        stages.add(Stage.of(stage, StageKind.QUEUE));
        before.forEach(from -> edges.add(new Edge(from, stage)));
        queue.get().columns().forEach(c -> columns.put(new SignalKey(stage, c.signal()), c));
        settings.addAll(
                tunables.queue(exporter, queue.get().capacity(), queue.get().inEvents()));
        return List.of(stage);
    }

    /** Events in a request, by what the exporter sends or else what the last batcher made; NaN when neither tells. */
    private double perRequest(List<NativeSeries> exporter) {
        double sent = mean(Tables.exporter(layout.kind()).columns("", exporter));
        double made = layout.processors().entrySet().stream()
                .filter(e -> Layout.isBatcher(e.getKey()))
                .mapToDouble(e -> mean(Tables.processor(layout.kind()).columns("", e.getValue())))
                .reduce((a, b) -> b)
                .orElse(Double.NaN);
        return sent > 0 ? sent : made;
    }

    private static double mean(Map<SignalKey, Column> columns) {
        Column size = columns.get(new SignalKey("", Signal.BATCH_SIZE));
        return size == null ? Double.NaN : size.mean();
    }

    /** Each consumer has one request under way at most. */
    private void utilization(String exporter, List<NativeSeries> series, List<Setting> own) {
        double consumers = own.stream()
                .filter(s -> s.role() == SettingRole.CONCURRENCY)
                .mapToDouble(Setting::number)
                .findFirst()
                .orElse(Double.NaN);
        series.stream().filter(s -> IN_FLIGHT.matches(s.name())).findFirst().ifPresent(s -> {
            Readings clock = Readings.of(s);
            double[] busy = Arrays.stream(clock.values(Optional.of(s)))
                    .map(v -> Math.clamp(v / consumers, 0, 1))
                    .toArray();
            Column column = clock.level(Signal.UTILIZATION, Quality.DERIVED, busy);
            columns.put(new SignalKey(exporter, Signal.UTILIZATION), column);
        });
    }
}
