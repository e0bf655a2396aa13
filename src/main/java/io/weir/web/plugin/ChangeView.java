package io.weir.web.plugin;

import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.SettingsChange;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change as a page shows it.
 *
 * @param at when
 * @param by where from
 * @param name of the plugin or instance
 * @param action what was done
 * @param what what is different, as in {@code headroom: 2 -> 3}
 */
public record ChangeView(Moment at, String by, String name, String action, String what) {

    static ChangeView of(SettingsChange change, Instant now) {
        return new ChangeView(
                Moment.of(change.at(), now),
                change.by(),
                change.name(),
                Words.of(change.action()),
                difference(texts(change.before()), texts(change.after())));
    }

    private static String difference(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(k -> !Objects.equals(before.get(k), after.get(k)))
                .map(k -> k + ": " + before.getOrDefault(k, "default") + " \u2192 " + after.getOrDefault(k, "default"))
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> texts(@Nullable AnalyzerSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (settings != null) {
            texts.putAll(settings.options());
            texts.put("enabled", Boolean.toString(settings.enabled()));
            texts.put("shadow", Boolean.toString(settings.shadow()));
            texts.put("pipelines", settings.pipelines().isEmpty() ? "all" : String.join(", ", settings.pipelines()));
        }
        return texts;
    }
}
