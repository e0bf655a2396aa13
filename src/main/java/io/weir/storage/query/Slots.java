package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.SourceRead;
import io.weir.storage.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds where in the layouts of their sources series stand. */
final class Slots {

    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and series_ids && $2";
    private static final String PLACES =
            "select w.source_id, w.series_id, l.id, array_position(l.series_ids, w.series_id) - 1"
                    + " from unnest($1::bigint[], $2::integer[]) as w (source_id, series_id)"
                    + " join layout l on l.source_id = w.source_id and w.series_id = any(l.series_ids)";

    private final Statements statements;

    Slots(Statements statements) {
        this.statements = statements;
    }

    /**
     * Where a series stands.
     *
     * @param seriesId its number
     * @param place in the layout, from 0
     */
    record Slot(int seriesId, int place) {}

    /** Of series of several sources: by source, then layout. */
    Uni<Map<Long, Map<Integer, List<Slot>>>> of(List<SourceRead> sources) {
        return statements.run(PLACES, WantedSeries.of(sources)).map(Slots::bySource);
    }

    /** Layouts that hold some series of a source, with the numbers of all theirs. */
    Uni<Map<Integer, Integer[]>> layouts(SourceRead source) {
        Integer[] ids = Arrays.stream(source.seriesIds()).boxed().toArray(Integer[]::new);
        return statements
                .run(LAYOUTS, Tuple.of(source.sourceId()).addArrayOfInteger(ids))
                .map(Slots::layouts);
    }

    /** The same as {@link #of(List)} of one source whose layouts are known. */
    static Map<Long, Map<Integer, List<Slot>>> of(SourceRead source, Map<Integer, Integer[]> layouts) {
        Map<Integer, List<Slot>> byLayout = new HashMap<>();
        layouts.forEach((layout, ids) -> {
            List<Slot> slots = new ArrayList<>();
            for (int place = 0; place < ids.length; place++) {
                if (Arrays.binarySearch(source.seriesIds(), ids[place]) >= 0) {
                    slots.add(new Slot(ids[place], place));
                }
            }
            byLayout.put(layout, slots);
        });
        return Map.of(source.sourceId(), byLayout);
    }

    private static Map<Integer, Integer[]> layouts(RowSet<Row> rows) {
        Map<Integer, Integer[]> layouts = new HashMap<>();
        rows.forEach(row -> layouts.put(row.getInteger(0), row.getArrayOfIntegers(1)));
        return layouts;
    }

    private static Map<Long, Map<Integer, List<Slot>>> bySource(RowSet<Row> rows) {
        Map<Long, Map<Integer, List<Slot>>> slots = new HashMap<>();
        for (Row row : rows) {
            slots.computeIfAbsent(row.getLong(0), s -> new HashMap<>())
                    .computeIfAbsent(row.getInteger(2), l -> new ArrayList<>())
                    .add(new Slot(row.getInteger(1), row.getInteger(3)));
        }
        return slots;
    }
}
