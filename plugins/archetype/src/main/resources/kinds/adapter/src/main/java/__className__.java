package ${package};

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SignalRow;
import io.weir.api.adapter.SignalTable;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Knows an engine in which each output has a queue and one thread that sends what waits there. */
public final class ${className} implements Adapter {

    private static final String ENGINE = "${pluginId}";
    private static final String INPUT = "input";

    private static final SignalTable RECEIVED = SignalTable.of(SignalRow.rate(Signal.OUT, "relay_received_total"));

    private static final SignalTable WAITING = SignalTable.of(
            SignalRow.level(Signal.QUEUE_SIZE, "relay_queue_length"),
            SignalRow.level(Signal.QUEUE_CAPACITY, "relay_queue_limit"),
            SignalRow.rate(Signal.REJECTED, "relay_dropped_total"));

    private static final SignalTable SENT = SignalTable.of(
            SignalRow.rate(Signal.OUT, "relay_sent_total"), SignalRow.mean(Signal.DURATION, "relay_send_seconds"));

    private static final SettingTable QUEUE = SettingTable.of(
            SettingRow.of("queue_limit", SettingRole.QUEUE_CAPACITY).byDefault("1000").range(1, 1e7),
            SettingRow.of("when_full", SettingRole.OVERFLOW)
                    .choice("wait", "block")
                    .choice("discard", "drop")
                    .byDefault("wait"));

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(ENGINE, "${version}", "Relay", "Reads the queues of outputs and what they have sent.");
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Observation> observe(NativeWindow window) {
        SortedMap<String, List<NativeSeries>> outputs = new TreeMap<>(window.by("output"));
        outputs.values().removeIf(series -> series.stream().noneMatch(WAITING::knows));
        return outputs.isEmpty() ? List.of() : List.of(pipeline(window, outputs));
    }

    @Override
    public Optional<String> patch(Setting setting, String to) {
        return SettingTable.write(setting, to, QUEUE).map(value -> setting.name() + " = " + value);
    }

    private static Observation pipeline(NativeWindow window, Map<String, List<NativeSeries>> outputs) {
        ObservationBuilder to = new ObservationBuilder("relay", ENGINE);
        to.stage(INPUT, StageKind.SOURCE).columns(RECEIVED.columns(INPUT, window.series()));
        outputs.forEach((name, series) -> output(window, name, series, to));
        return to.build();
    }

    private static void output(NativeWindow window, String name, List<NativeSeries> series, ObservationBuilder to) {
        String queue = name + " queue";
        String sink = name;
        String destination = name + " destination";
        to.stage(queue, StageKind.QUEUE)
                .columns(WAITING.columns(queue, series))
                .settings(QUEUE.settings(queue, window.settings(), "outputs." + name, ""));
        to.stage(sink, StageKind.SINK, Trait.SINGLE_WORKER, Trait.WAITS).columns(SENT.columns(sink, series));
        to.stage(destination, StageKind.DESTINATION).chain(INPUT, queue, sink, destination);
    }
}
