package io.weir.plugins.log4j2;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of one buffer and of what writes behind it. */
final class Tunables {

    private static final String CAPACITY = "log4j2.asyncLoggerRingBufferSize";
    private static final SettingRow POLICY = SettingRow.of("log4j2.asyncQueueFullPolicy", SettingRole.OVERFLOW)
            .also("log4j.asyncQueueFullPolicy", "AsyncQueueFullPolicy", "log4j2.AsyncQueueFullPolicy")
            .choice("Default", "block")
            .choice("Synchronous", "block")
            .choice("Discard", "drop")
            .byDefault("Default");
    private static final SettingRow THRESHOLD = SettingRow.of("log4j2.discardThreshold", SettingRole.OTHER)
            .also("log4j.discardThreshold", "log4j2.DiscardThreshold")
            .byDefault("INFO");

    static final SettingTable RING = SettingTable.of(
            SettingRow.of(CAPACITY, SettingRole.QUEUE_CAPACITY)
                    .also("AsyncLogger.RingBufferSize", "log4j.asyncLoggerRingBufferSize")
                    .byDefault("262144")
                    .range(128, 1 << 30),
            POLICY,
            THRESHOLD);

    static final SettingTable CONFIG_RING = SettingTable.of(
            SettingRow.of("log4j2.asyncLoggerConfigRingBufferSize", SettingRole.QUEUE_CAPACITY)
                    .also("AsyncLoggerConfig.RingBufferSize", "log4j.asyncLoggerConfigRingBufferSize")
                    .byDefault("262144")
                    .range(128, 1 << 30),
            POLICY,
            THRESHOLD);

    static final SettingTable APPENDER = SettingTable.of(
            SettingRow.of("bufferSize", SettingRole.QUEUE_CAPACITY)
                    .byDefault("1024")
                    .range(1, 1 << 30),
            SettingRow.of("blocking", SettingRole.OVERFLOW)
                    .choice("true", "block")
                    .choice("false", "drop")
                    .byDefault("true"));

    static final SettingTable SINK = SettingTable.of(SettingRow.of("immediateFlush", SettingRole.FLUSH_EACH)
            .choice("true", "true")
            .choice("false", "false")
            .byDefault("true"));

    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z][\\w.]*)[\"']?[ \\t]*[=:][ \\t]*[\"']?([\\w.]+)");
    private static final Pattern REFERRED = Pattern.compile(
            "(?i)AppenderRef[^>\\n]*?ref\\s*=\\s*[\"']?([\\w.-]+)|AppenderRef[\"']?\\s*:\\s*\\{?\\s*[\"']?ref[\"']?\\s*:\\s*[\"']?([\\w.-]+)");

    private final NativeSettings configured;

    Tunables(NativeSettings handedIn) {
        this.configured = withAssignments(handedIn);
    }

    /** As configured, with the capacity that the bean reports. */
    List<Setting> queue(Buffer buffer, String stage) {
        SettingTable table = switch (buffer.kind()) {
            case LOGGERS -> RING;
            case LOGGER_CONFIG -> CONFIG_RING;
            case APPENDER -> APPENDER;
        };
        double reported = Arrays.stream(buffer.capacity().values()).max().orElse(Double.NaN);
        List<Setting> all = table.settings(stage, configured, "");
        return reported > 0
                ? SettingTable.replaced(all, List.of(table.rows().getFirst().reported(stage, reported)))
                : all;
    }

    List<Setting> sink(String stage) {
        return SINK.settings(stage, configured, "");
    }

    /** The one appender that the configuration refers to; else a word for all of them. */
    String appender() {
        Matcher m = REFERRED.matcher(configured.text());
        List<String> all = m.results()
                .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                .distinct()
                .toList();
        return all.size() == 1 ? all.getFirst() : "appenders";
    }

    /** Attributes of XML and lines of properties alike. */
    private static NativeSettings withAssignments(NativeSettings settings) {
        Map<String, String> all = new HashMap<>();
        Matcher m = ASSIGNED.matcher(settings.text());
        while (m.find()) {
            all.putIfAbsent(m.group(1), m.group(2));
        }
        all.putAll(settings.values());
        return new NativeSettings(settings.text(), all);
    }
}
