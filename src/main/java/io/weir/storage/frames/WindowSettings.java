package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.api.adapter.NativeSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine of a source is configured, for its windows. An analysis asks for the newest frame right before it reads a
 * window: that answer brings the settings along, so that they cost no query of their own. Safe for use by several threads.
 */
final class WindowSettings {

    /** Beside other columns of a statement about source $1. */
    static final String COLUMN = "(select settings from source_configuration where source_id = $1)";

    private static final String ALONE = "select " + COLUMN;
    private static final int SOURCES = 1_000;
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Pool pool;
    private final Recent<Long, Brought> brought = new Recent<>(SOURCES);

    WindowSettings(Pool pool) {
        this.pool = pool;
    }

    private record Brought(NativeSettings settings, long at) {
        boolean fresh() {
            return System.nanoTime() - at < FRESH;
        }
    }

    /** Takes what another statement brought along. */
    void bring(long sourceId, @Nullable JsonObject settings) {
        brought.put(sourceId, new Brought(settings(settings), System.nanoTime()));
    }

    /** What is known, not older than a second. */
    Uni<NativeSettings> of(long sourceId) {
        Brought last = brought.get(sourceId);
        return last != null && last.fresh()
                ? Uni.createFrom().item(last.settings())
                : pool.preparedQuery(ALONE)
                        .execute(Tuple.of(sourceId))
                        .map(rows -> settings(rows.iterator().next().getJsonObject(0)));
    }

    private static NativeSettings settings(@Nullable JsonObject known) {
        if (known == null) {
            return NativeSettings.NONE;
        }
        Map<String, String> values = new HashMap<>();
        known.forEach(entry -> values.put(entry.getKey(), String.valueOf(entry.getValue())));
        return ConfigurationFact.forAdapters(values);
    }
}
