package io.weir.storage.query;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.weir.api.adapter.NativeSeries;
import io.weir.query.Found;
import io.weir.query.SeriesRef;
import io.weir.query.SourceSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows, in the order of sources, into what was found. */
final class FoundRows {

    private FoundRows() {}

    static Found found(RowSet<Row> rows, int limit) {
        List<SourceSeries> sources = new ArrayList<>();
        List<SeriesRef> series = new ArrayList<>();
        Row first = null;
        int taken = 0;
        for (Row row : rows) {
            if (taken++ == limit) {
                break;
            }
            if (first != null && !first.getLong(0).equals(row.getLong(0))) {
                sources.add(source(first, series));
                series.clear();
                first = null;
            }
            first = first == null ? row : first;
            series.add(series(row));
        }
        if (first != null) {
            sources.add(source(first, series));
        }
        return new Found(sources, rows.size() > limit);
    }

    private static SourceSeries source(Row row, List<SeriesRef> series) {
        return new SourceSeries(row.getLong(0), row.getString(1), texts(row.getJsonObject(2)), series);
    }

    private static SeriesRef series(Row row) {
        return new SeriesRef(
                row.getInteger(3),
                row.getString(4),
                texts(row.getJsonObject(5)),
                NativeSeries.Kind.valueOf(row.getString(6)),
                row.getString(7));
    }

    private static Map<String, String> texts(@Nullable JsonObject object) {
        Map<String, String> result = new HashMap<>();
        if (object != null) {
            object.forEach(entry -> result.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        return result;
    }
}
