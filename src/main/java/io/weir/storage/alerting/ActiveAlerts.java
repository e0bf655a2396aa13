package io.weir.storage.alerting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.alerting.AlertRecord;
import java.util.ArrayList;
import java.util.List;

/** Pending and firing alerts of a pipeline, read at each analysis: so not as entities, which cost several times as much. */
final class ActiveAlerts {

    private static final String OF_PIPELINE = """
            select %s from alert a where pipeline_id = $1 and state <> 'RESOLVED' order by id
            """.formatted(AlertRow.COLUMNS);

    private final Pool pool;

    ActiveAlerts(Pool pool) {
        this.pool = pool;
    }

    /** By number; a moment old when they arrive. */
    Uni<List<AlertRecord>> of(long pipelineId) {
        return pool.preparedQuery(OF_PIPELINE).execute(Tuple.of(pipelineId)).map(rows -> {
            List<AlertRecord> alerts = new ArrayList<>(rows.size());
            rows.forEach(row -> alerts.add(AlertRow.record(row, 0)));
            return alerts;
        });
    }
}
