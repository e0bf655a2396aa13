package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.api.adapter.NativeSeries;
import io.weir.storage.codec.Section;
import io.weir.storage.tiers.SeriesColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source and its series are called. Rows of sources, layouts and series never change once they are there, so that
 * those used last are remembered; what many sources have in common is kept once. Bounded. Safe for use by several threads.
 */
final class WindowNames {

    private static final String SOURCE = "select name, attributes from source where id = $1";
    private static final String LAYOUTS = "select id, series_ids from layout where source_id = $1 and id = any($2)";
    private static final String SERIES = "select id, name, labels, kind, unit from series where source_id = $1"
            + " and id in (select unnest(series_ids) from layout where source_id = $1 and id = any($2))";
    private static final int SOURCES = 5_000;
    private static final int IDENTITIES = 100_000;

    private final Pool pool;
    private final Recent<Long, Names> known = new Recent<>(SOURCES);
    private final Recent<Identity, Identity> shared = new Recent<>(IDENTITIES);

    WindowNames(Pool pool) {
        this.pool = pool;
    }

    /**
     * Names of a source.
     *
     * @param source its own
     * @param attributes of it
     * @param layouts numbers of the series of layouts that were asked for
     * @param series by number
     */
    record Names(
            String source,
            Map<String, String> attributes,
            Map<Integer, int[]> layouts,
            Map<Integer, Identity> series) {}

    /** What a series is called. */
    record Identity(String name, Map<String, String> labels, NativeSeries.Kind kind, String unit) {
        NativeSeries series(SeriesColumn column) {
            return new NativeSeries(name, labels, kind, unit, column.at(), column.values());
        }
    }

    /** The names of a source with those of the series in the sections, perhaps of others too. */
    Uni<Names> of(long sourceId, List<Section> sections) {
        Names before = known.get(sourceId);
        return before != null
                        && sections.stream().allMatch(s -> before.layouts().containsKey(s.layoutId()))
                ? Uni.createFrom().item(before)
                : read(sourceId, sections);
    }

    private Uni<Names> read(long sourceId, List<Section> sections) {
        Integer[] layoutIds = sections.stream().map(Section::layoutId).toArray(Integer[]::new);
        Tuple ids = Tuple.tuple().addLong(sourceId).addArrayOfInteger(layoutIds);
        return Uni.combine()
                .all()
                .unis(query(SOURCE, Tuple.of(sourceId)), query(LAYOUTS, ids), query(SERIES, ids))
                .with((source, layouts, series) -> {
                    Names names = names(source, seriesIds(layouts), identities(series));
                    // A layout that is not there yet would be missed for ever.
                    if (source.size() > 0 && layouts.size() == layoutIds.length) {
                        known.put(sourceId, names);
                    }
                    return names;
                });
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static Names names(RowSet<Row> source, Map<Integer, int[]> layouts, Map<Integer, Identity> identities) {
        if (source.size() == 0) {
            return new Names("", Map.of(), layouts, identities);
        }
        Row row = source.iterator().next();
        return new Names(row.getString(0), texts(row.getJsonObject(1)), layouts, identities);
    }

    private Map<Integer, Identity> identities(RowSet<Row> series) {
        Map<Integer, Identity> result = new HashMap<>();
        series.forEach(row -> result.put(
                row.getInteger(0),
                sharing(new Identity(
                        row.getString(1),
                        texts(row.getJsonObject(2)),
                        NativeSeries.Kind.valueOf(row.getString(3)),
                        row.getString(4)))));
        return result;
    }

    private Identity sharing(Identity identity) {
        Identity same = shared.get(identity);
        if (same == null) {
            shared.put(identity, identity);
        }
        return Objects.requireNonNullElse(same, identity);
    }

    private static Map<Integer, int[]> seriesIds(RowSet<Row> layouts) {
        Map<Integer, int[]> result = new HashMap<>();
        layouts.forEach(row -> result.put(row.getInteger(0), ints(row.getArrayOfIntegers(1))));
        return result;
    }

    private static Map<String, String> texts(@Nullable JsonObject object) {
        Map<String, String> result = new HashMap<>();
        if (object != null) {
            object.forEach(entry -> result.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        return Map.copyOf(result);
    }

    private static int[] ints(Integer[] boxed) {
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
}
