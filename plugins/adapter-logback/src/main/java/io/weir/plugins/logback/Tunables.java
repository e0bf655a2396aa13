package io.weir.plugins.logback;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.SettingRow;
import io.weir.api.adapter.SettingTable;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of one asynchronous appender and of the one behind it, in which the values that are reported count most. */
final class Tunables {

    private static final double FIFTH = 5;

    static final SettingTable QUEUE = SettingTable.of(
            SettingRow.of("queueSize", SettingRole.QUEUE_CAPACITY)
                    .byDefault("256")
                    .range(1, 1 << 30),
            SettingRow.of("discardingThreshold", SettingRole.OTHER),
            SettingRow.of("neverBlock", SettingRole.OTHER)
                    .choice("true", "true")
                    .choice("false", "false")
                    .byDefault("false"));

    static final SettingTable SINK = SettingTable.of(SettingRow.of("immediateFlush", SettingRole.FLUSH_EACH)
            .choice("true", "true")
            .choice("false", "false")
            .byDefault("true"));

    private static final Pattern WRITTEN =
            Pattern.compile("(?m)<(\\w+)>\\s*([\\w.]+)\\s*</\\1>|^\\s*[\"\\[]*(\\w+)\\s*=\\s*\"?([\\w.]+)");
    private static final Pattern REFERRED =
            Pattern.compile("(?s)AsyncAppender\"[^>]*>.*?<appender-ref\\s+ref\\s*=\\s*\"([^\"]+)\".*?</appender>");

    private final AsyncAppender appender;
    private final NativeSettings configured;

    Tunables(AsyncAppender appender, NativeSettings handedIn) {
        this.appender = appender;
        this.configured = withElements(handedIn);
    }

    /** Most events that may wait, of whatever level; NaN when not reported. */
    double queueSize() {
        return last(appender.queueSize().values());
    }

    /** Room below which events are discarded: as reported, else as configured, else a fifth of the queue. */
    double threshold() {
        return appender.threshold()
                .map(s -> last(s.values()))
                .filter(v -> v >= 0)
                .or(() -> configured.find("discardingThreshold").map(Double::parseDouble))
                .filter(v -> v >= 0)
                .orElse(Math.floor(queueSize() / FIFTH));
    }

    /** Whether events are discarded when there is too little room. */
    boolean drops() {
        return threshold() > 0 || neverBlock();
    }

    List<Setting> queue(String stage) {
        List<Setting> reported = new ArrayList<>();
        if (queueSize() > 0) {
            reported.add(QUEUE.rows().get(0).reported(stage, queueSize()));
        }
        if (appender.threshold().isPresent()) {
            reported.add(QUEUE.rows().get(1).reported(stage, threshold()));
        }
        if (appender.neverBlock().isPresent()) {
            reported.add(text("neverBlock", stage, SettingRole.OTHER, Boolean.toString(neverBlock())));
        }
        reported.add(text("overflow", stage, SettingRole.OVERFLOW, drops() ? "drop" : "block"));
        return SettingTable.replaced(QUEUE.settings(stage, configured, ""), reported);
    }

    List<Setting> sink(String stage) {
        return SINK.settings(stage, configured, "");
    }

    /** The appender behind, when the configuration names it. */
    String behind() {
        Matcher m = REFERRED.matcher(configured.text());
        return m.find() ? m.group(1) : "appender";
    }

    private boolean neverBlock() {
        return appender.neverBlock()
                .map(s -> last(s.values()) > 0)
                .orElse(configured.find("neverBlock").map(Boolean::parseBoolean).orElse(false));
    }

    private static Setting text(String name, String stage, SettingRole role, String value) {
        return new Setting(name, stage, role, value, Setting.Origin.REPORTED, null);
    }

    private static double last(double[] values) {
        return Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .reduce((a, b) -> b)
                .orElse(Double.NaN);
    }

    /** Elements of XML and lines of {@code key=value} alike. */
    private static NativeSettings withElements(NativeSettings settings) {
        Map<String, String> all = new HashMap<>();
        Matcher m = WRITTEN.matcher(settings.text());
        while (m.find()) {
            Optional.ofNullable(m.group(1))
                    .ifPresentOrElse(
                            k -> all.putIfAbsent(k, m.group(2)), () -> all.putIfAbsent(m.group(3), m.group(4)));
        }
        all.putAll(settings.values());
        return new NativeSettings(settings.text(), all);
    }
}
