package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pending and firing alerts of a pipeline, read at each analysis: so not as entities, which cost several times as much. */
final class ActiveAlerts {

    private static final String OF_PIPELINE = """
            select id, fingerprint, state, labels, annotations, starts_at, fired_at, ends_at, pipeline_id, finding_id
            from alert where pipeline_id = $1 and state <> 'RESOLVED' order by id
            """;

    private final Pool pool;

    ActiveAlerts(Pool pool) {
        this.pool = pool;
    }

    /** By number; a moment old when they arrive. */
    Uni<List<AlertRecord>> of(long pipelineId) {
        return pool.preparedQuery(OF_PIPELINE).execute(Tuple.of(pipelineId)).map(rows -> {
            List<AlertRecord> alerts = new ArrayList<>(rows.size());
            rows.forEach(row -> alerts.add(record(row)));
            return alerts;
        });
    }

    private static AlertRecord record(Row row) {
        return new AlertRecord(
                row.getLong(0),
                row.getString(1),
                AlertState.valueOf(row.getString(2)),
                texts(row.getJsonObject(3)),
                texts(row.getJsonObject(4)),
                row.getOffsetDateTime(5).toInstant(),
                instant(row.getOffsetDateTime(6)),
                instant(row.getOffsetDateTime(7)),
                row.getLong(8),
                row.getLong(9));
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
