package io.weir.storage.plugin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.SettingsChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as rows and as JSON, and back. */
final class SettingsRows {

    private static final String NAME = "name";
    private static final String ANALYZER = "analyzer";
    private static final String ENABLED = "enabled";
    private static final String SHADOW = "shadow";
    private static final String PIPELINES = "pipelines";
    private static final String OPTIONS = "options";

    private SettingsRows() {}

    static Tuple tuple(AnalyzerSettings s) {
        return Tuple.tuple()
                .addString(s.name())
                .addString(s.analyzer())
                .addBoolean(s.enabled())
                .addBoolean(s.shadow())
                .addValue(new JsonArray(List.copyOf(s.pipelines())))
                .addValue(new JsonObject(new HashMap<>(s.options())));
    }

    static AnalyzerSettings settings(Row row) {
        return new AnalyzerSettings(
                row.getString(NAME),
                row.getString(ANALYZER),
                row.getBoolean(ENABLED),
                row.getBoolean(SHADOW),
                texts((JsonArray) row.getValue(PIPELINES)),
                texts((JsonObject) row.getValue(OPTIONS)),
                false);
    }

    static @Nullable JsonObject json(@Nullable AnalyzerSettings s) {
        return s == null
                ? null
                : new JsonObject()
                        .put(NAME, s.name())
                        .put(ANALYZER, s.analyzer())
                        .put(ENABLED, s.enabled())
                        .put(SHADOW, s.shadow())
                        .put(PIPELINES, new JsonArray(List.copyOf(s.pipelines())))
                        .put(OPTIONS, new JsonObject(new HashMap<>(s.options())));
    }

    static SettingsChange change(Row row) {
        return new SettingsChange(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("by_whom"),
                PluginStatus.Type.valueOf(row.getString("type")),
                row.getString(NAME),
                SettingsChange.Action.valueOf(row.getString("action")),
                settings((JsonObject) row.getValue("before")),
                settings((JsonObject) row.getValue("after")));
    }

    private static @Nullable AnalyzerSettings settings(@Nullable JsonObject json) {
        return json == null
                ? null
                : new AnalyzerSettings(
                        json.getString(NAME),
                        json.getString(ANALYZER),
                        json.getBoolean(ENABLED),
                        json.getBoolean(SHADOW),
                        texts(json.getJsonArray(PIPELINES)),
                        texts(json.getJsonObject(OPTIONS)),
                        false);
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new HashMap<>();
        object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
