package io.weir.plugins.vector;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.Patches;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of a sink and of its buffer, as Vector's YAML or TOML has them. */
final class Tunables {

    static final String BUFFER = " buffer";

    private static final SettingTable QUEUE = SettingTable.of(
            SettingRow.of("buffer.max_events", SettingRole.QUEUE_CAPACITY)
                    .byDefault("500")
                    .range(1, 1e9),
            SettingRow.of("buffer.when_full", SettingRole.OVERFLOW)
                    .choice("block", "block")
                    .choice("drop_newest", "drop")
                    .byDefault("block"),
            SettingRow.of("buffer.type", SettingRole.OTHER).byDefault("memory"));

    /** How large batches are by default depends on the type of the sink; concurrency adapts itself unless it is a number. */
    private static final SettingTable SINK = SettingTable.of(
            SettingRow.of("batch.max_events", SettingRole.BATCH_SIZE).range(1, 1e9),
            SettingRow.of("batch.timeout_secs", SettingRole.BATCH_DELAY).byDefault("1"),
            SettingRow.of("request.concurrency", SettingRole.CONCURRENCY).range(1, 10_000),
            SettingRow.of("request.timeout_secs", SettingRole.TIMEOUT).byDefault("60"));

    private Tunables() {}

    static List<Setting> queue(String sink, NativeSettings configured, double capacity) {
        String stage = sink + BUFFER;
        List<Setting> all = QUEUE.settings(stage, configured, "sinks." + sink);
        return capacity > 0
                ? SettingTable.replaced(all, List.of(QUEUE.rows().getFirst().reported(stage, capacity)))
                : all;
    }

    static List<Setting> sink(String sink, NativeSettings configured) {
        return SINK.settings(sink, configured, "sinks." + sink);
    }

    static Optional<String> patch(Setting setting, String to) {
        String stage = setting.stage();
        String sink = stage.endsWith(BUFFER) ? stage.substring(0, stage.length() - BUFFER.length()) : stage;
        List<String> path = new ArrayList<>(List.of("sinks", sink));
        path.addAll(Arrays.asList(setting.name().split("\\.")));
        return SettingTable.write(setting, to, QUEUE, SINK).map(v -> Patches.yaml(path, v));
    }
}
