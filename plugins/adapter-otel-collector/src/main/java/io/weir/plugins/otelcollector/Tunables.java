package io.weir.plugins.otelcollector;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.Patches;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of components, as the Collector's YAML has them. */
final class Tunables {

    static final String QUEUE = " queue";
    static final String ITEMS = "items";
    private static final String QUEUE_SIZE = "sending_queue.queue_size";

    private static final SettingTable SENDING = SettingTable.of(
            SettingRow.of("sending_queue.block_on_overflow", SettingRole.OVERFLOW)
                    .choice("true", "block")
                    .choice("false", "drop")
                    .byDefault("false"),
            SettingRow.of("sending_queue.sizer", SettingRole.OTHER).byDefault("requests"));

    private static final SettingTable CAPACITY = SettingTable.of(SettingRow.of(QUEUE_SIZE, SettingRole.QUEUE_CAPACITY)
            .byDefault("1000")
            .range(1, 1e12));

    private static final SettingTable EXPORTER = SettingTable.of(
            SettingRow.of("sending_queue.num_consumers", SettingRole.CONCURRENCY)
                    .byDefault("10")
                    .range(1, 10_000),
            SettingRow.of("sending_queue.batch.min_size", SettingRole.BATCH_SIZE)
                    .range(1, 1e9),
            SettingRow.of("sending_queue.batch.flush_timeout", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION),
            SettingRow.of("timeout", SettingRole.TIMEOUT)
                    .in(SettingUnit.DURATION)
                    .byDefault("5s"));

    private static final SettingTable BATCHER = SettingTable.of(
            SettingRow.of("send_batch_size", SettingRole.BATCH_SIZE)
                    .byDefault("8192")
                    .range(1, 1e9),
            SettingRow.of("timeout", SettingRole.BATCH_DELAY)
                    .in(SettingUnit.DURATION)
                    .byDefault("200ms"),
            SettingRow.of("send_batch_max_size", SettingRole.OTHER).byDefault("0"));

    private static final SettingTable LIMITER = SettingTable.of(
            SettingRow.of("limit_mib", SettingRole.OTHER), SettingRow.of("limit_percentage", SettingRole.OTHER));

    private final NativeSettings configured;

    Tunables(NativeSettings configured) {
        this.configured = configured;
    }

    /** What the queue of an exporter counts: requests, items or bytes. */
    String sizer(String exporter) {
        return Optional.ofNullable(configured.values().get("exporters." + exporter + ".sending_queue.sizer"))
                .orElse("requests");
    }

    /** @param capacity in events, or in what the queue counts where that is not known; NaN when not reported */
    List<Setting> queue(String exporter, double capacity, boolean inEvents) {
        String stage = exporter + QUEUE;
        String prefix = "exporters." + exporter;
        List<Setting> all = new ArrayList<>(SENDING.settings(stage, configured, prefix));
        SettingRow row = CAPACITY.rows().getFirst();
        if (capacity > 0) {
            Setting s = row.reported(stage, capacity);
            all.add(inEvents ? s : other(s));
        } else {
            all.addAll(CAPACITY.settings(stage, configured, prefix).stream()
                    .map(Tunables::other)
                    .toList());
        }
        return all;
    }

    List<Setting> exporter(String id) {
        return EXPORTER.settings(id, configured, "exporters." + id);
    }

    List<Setting> processor(String id) {
        if (Layout.isBatcher(id)) {
            return BATCHER.settings(id, configured, "processors." + id);
        }
        return id.startsWith("memory_limiter") ? LIMITER.settings(id, configured, "processors." + id) : List.of();
    }

    /** How many events fit is not known, so no advice in events may rest on it. */
    private static Setting other(Setting s) {
        return new Setting(s.name(), s.stage(), SettingRole.OTHER, s.value(), s.origin(), s.defaultValue(), s.max());
    }

    static Optional<String> patch(Setting setting, String to) {
        if (setting.name().equals(QUEUE_SIZE)) {
            return SettingTable.write(setting, to, CAPACITY).map(v -> queueSize(setting, v));
        }
        SettingTable[] exporters = {SENDING, EXPORTER};
        boolean batcher = Layout.isBatcher(setting.stage());
        String value = batcher
                ? SettingTable.write(setting, to, BATCHER).orElse("")
                : SettingTable.write(setting, to, exporters).orElse("");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Patches.yaml(path(batcher ? "processors" : "exporters", setting), value));
    }

    /** Weir counts in events; requests may hold any number of them. */
    private static String queueSize(Setting setting, String value) {
        String text = Patches.yaml(path("exporters", setting), value);
        return setting.role() == SettingRole.QUEUE_CAPACITY ? text + "\n      sizer: " + ITEMS : text;
    }

    private static List<String> path(String group, Setting setting) {
        List<String> path = new ArrayList<>(List.of(group, component(setting.stage())));
        path.addAll(Arrays.asList(setting.name().split("\\.")));
        return path;
    }

    private static String component(String stage) {
        return stage.endsWith(QUEUE) ? stage.substring(0, stage.length() - QUEUE.length()) : stage;
    }
}
