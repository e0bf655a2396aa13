package io.weir.plugins.otelsdk;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Setting.Origin;
import io.weir.api.pipeline.SettingRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of one processor: reported, configured, inferred or assumed. */
final class Tunables {

    private static final double DEFAULT_QUEUE = 2048;
    private static final double DEFAULT_BATCH = 512;
    private static final double SMALLEST_QUEUE = 50;
    private static final double NEARLY = 0.9;

    private final NativeSettings configured;
    private final Processor processor;
    private final Flow flow;

    Tunables(NativeSettings configured, Processor processor, Flow flow) {
        this.configured = configured;
        this.processor = processor;
        this.flow = flow;
    }

    String queue() {
        return processor.name() + " queue";
    }

    List<Setting> all() {
        String delay = processor.spans() ? "5" : "1";
        return List.of(
                queueSize(),
                new Setting("overflow", queue(), SettingRole.OVERFLOW, "drop", Origin.REPORTED, "drop"),
                batchSize(),
                setting(
                        "scheduleDelay",
                        processor.name(),
                        SettingRole.BATCH_DELAY,
                        milliseconds("schedule", "delay"),
                        delay),
                setting(
                        "exporterTimeout",
                        processor.exporter(),
                        SettingRole.TIMEOUT,
                        milliseconds("export(?:er)?", "timeout"),
                        "30"));
    }

    /** Capacity when it is more than a default; NaN otherwise. */
    double capacity() {
        Setting s = queueSize();
        return s.origin() == Origin.DEFAULT ? Double.NaN : s.number();
    }

    private Setting queueSize() {
        double most =
                Arrays.stream(flow.size()).filter(v -> !Double.isNaN(v)).max().orElse(0);
        double reported = processor.capacity() == null
                ? Double.NaN
                : Arrays.stream(processor.capacity().values()).max().orElse(Double.NaN);
        Optional<String> written = number("max[._]?queue[._]?size");
        double plateau = plateau(most);
        boolean other = most > DEFAULT_QUEUE || Arrays.stream(flow.rejected()).anyMatch(v -> v > 0);
        String value = reported > 0
                ? text(reported)
                : written.orElse(plateau > 0 ? text(plateau) : other ? "unknown" : text(DEFAULT_QUEUE));
        Origin origin = reported > 0
                ? Origin.REPORTED
                : written.isPresent() ? Origin.CONFIGURED : plateau > 0 ? Origin.INFERRED : Origin.DEFAULT;
        return new Setting("maxQueueSize", queue(), SettingRole.QUEUE_CAPACITY, value, origin, text(DEFAULT_QUEUE));
    }

    /** While events are turned away the queue is as large as it gets, unless it is full only between readings. */
    private double plateau(double most) {
        if (most < SMALLEST_QUEUE) {
            return Double.NaN;
        }
        double[] rejected = flow.rejected();
        int n = 0;
        for (int i = 1; i < rejected.length; i++) {
            n += rejected[i] > 0 && flow.size()[i] >= 0.97 * most ? 1 : 0;
        }
        return n >= 3 || n >= 1 && n >= 0.5 * rejected.length ? most : Double.NaN;
    }

    private Setting batchSize() {
        Optional<String> written = number("max[._]?export[._]?batch[._]?size");
        if (written.isPresent()) {
            return setting(
                    "maxExportBatchSize", processor.name(), SettingRole.BATCH_SIZE, written, text(DEFAULT_BATCH));
        }
        OptionalLong full = FullBatches.of(flow, DEFAULT_BATCH);
        boolean other = full.isPresent()
                && (full.getAsLong() < NEARLY * DEFAULT_BATCH || full.getAsLong() > DEFAULT_BATCH / NEARLY);
        return new Setting(
                "maxExportBatchSize",
                processor.name(),
                SettingRole.BATCH_SIZE,
                other ? Long.toString(full.getAsLong()) : text(DEFAULT_BATCH),
                other ? Origin.INFERRED : Origin.DEFAULT,
                text(DEFAULT_BATCH));
    }

    private Optional<String> milliseconds(String first, String second) {
        return number(first + "[._]?" + second).map(v -> text(Double.parseDouble(v) / 1e3));
    }

    /** In any of the spellings of properties, environment variables, the builder and YAML. */
    private Optional<String> number(String name) {
        Pattern wanted = Pattern.compile("(?im)" + name + "\"?\\s*[=:]\\s*\"?(\\d+)");
        Matcher m = wanted.matcher(configured.text());
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private static Setting setting(
            String name, String stage, SettingRole role, Optional<String> configured, String byDefault) {
        return new Setting(
                name,
                stage,
                role,
                configured.orElse(byDefault),
                configured.isPresent() ? Origin.CONFIGURED : Origin.DEFAULT,
                byDefault);
    }

    private static String text(double v) {
        return v == Math.rint(v) ? Long.toString(Math.round(v)) : Double.toString(v);
    }
}
