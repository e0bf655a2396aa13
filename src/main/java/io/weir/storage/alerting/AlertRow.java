package io.weir.storage.alerting;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as a row of plain SQL. */
final class AlertRow {

    /** Of an alert {@code a}. */
    static final String COLUMNS = """
            a.id, a.fingerprint, a.state, a.labels, a.annotations, a.starts_at, a.fired_at, a.ends_at, a.pipeline_id, a.finding_id
            """;

    private AlertRow() {}

    /** From the columns that begin at the given one, counted from 0. */
    static AlertRecord record(Row row, int first) {
        return new AlertRecord(
                row.getLong(first),
                row.getString(first + 1),
                AlertState.valueOf(row.getString(first + 2)),
                texts(row.getJsonObject(first + 3)),
                texts(row.getJsonObject(first + 4)),
                row.getOffsetDateTime(first + 5).toInstant(),
                instant(row.getOffsetDateTime(first + 6)),
                instant(row.getOffsetDateTime(first + 7)),
                row.getLong(first + 8),
                row.getLong(first + 9));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new HashMap<>();
        object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
