package io.weir.plugins.logstash;

import io.weir.api.adapter.MetricName;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.adapter.SettingUnit;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of one pipeline: reported for the node, or configured. */
final class Tunables {

    private static final SettingRow WORKERS =
            SettingRow.of("pipeline.workers", SettingRole.CONCURRENCY).range(1, 1024);
    private static final SettingRow BATCH = SettingRow.of("pipeline.batch.size", SettingRole.BATCH_SIZE)
            .byDefault("125")
            .range(1, 1e6);
    private static final SettingRow DELAY = SettingRow.of("pipeline.batch.delay", SettingRole.BATCH_DELAY)
            .in(SettingUnit.MILLISECONDS)
            .byDefault("50");
    private static final SettingTable WORK = SettingTable.of(WORKERS, BATCH, DELAY);

    private static final SettingTable QUEUE = SettingTable.of(
            SettingRow.of("queue.type", SettingRole.OTHER).byDefault("memory"),
            SettingRow.of("queue.max_bytes", SettingRole.OTHER)
                    .in(SettingUnit.BYTES)
                    .byDefault("1gb"));

    private final NativeSettings configured;
    private final NativeWindow window;

    Tunables(NativeWindow window) {
        this.window = window;
        this.configured = window.settings();
    }

    /** What the configuration says of this pipeline comes before what the node says of all of them. */
    List<Setting> work(String stage) {
        List<Setting> all = new ArrayList<>();
        add(all, WORKERS, stage, "pipeline.workers", 1);
        add(all, BATCH, stage, "pipeline.batch_size", 1);
        add(all, DELAY, stage, "pipeline.batch_delay", 1e-3);
        return all;
    }

    /** Always blocks: Logstash drops nothing when its queue is full. */
    List<Setting> queue(String stage) {
        List<Setting> all = new ArrayList<>(QUEUE.settings(stage, configured, ""));
        all.add(new Setting("overflow", stage, SettingRole.OVERFLOW, "block", Setting.Origin.REPORTED, "block"));
        return all;
    }

    /** Events that a queue in memory holds, which is what all workers take at once; NaN when not known. */
    double inMemory() {
        List<Setting> all = work("");
        double workers = number(all, SettingRole.CONCURRENCY);
        return workers * number(all, SettingRole.BATCH_SIZE);
    }

    /** NaN when not known. */
    double workers() {
        return number(work(""), SettingRole.CONCURRENCY);
    }

    static Optional<String> write(Setting setting, String to) {
        return SettingTable.write(setting, to, WORK, QUEUE);
    }

    private void add(List<Setting> to, SettingRow row, String stage, String metric, double factor) {
        Optional<Setting> set = row.configured(stage, configured, "");
        MetricName name = MetricName.of(metric);
        Optional<Setting> reported = window.series().stream()
                .filter(s -> name.matches(s.name()))
                .findFirst()
                .map(s -> new Column(Signal.QUEUE_SIZE, Quality.REPORTED, s.at(), s.values()))
                .map(Column::last)
                .filter(v -> v > 0)
                .map(v -> row.reported(stage, v * factor));
        set.or(() -> reported).or(() -> row.assumed(stage)).ifPresent(to::add);
    }

    private static double number(List<Setting> all, SettingRole role) {
        return all.stream()
                .filter(s -> s.role() == role)
                .mapToDouble(Setting::number)
                .findFirst()
                .orElse(Double.NaN);
    }
}
