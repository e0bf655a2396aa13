package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.weir.ingest.Fingerprints;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives layouts of some sources their numbers, in a transaction that has locked the sources. Beyond the limit a layout is
 * split: each of its series gets a layout of its own.
 */
final class LayoutNumbering {

    private final SqlClient client;
    private final int most;
    private final Map<Long, Map<UUID, int[]>> making = new LinkedHashMap<>();
    private Map<Long, Used> used = new HashMap<>();
    private Numbers numbers = new Numbers();

    /** @param most layouts of more than one series that a source may have */
    LayoutNumbering(SqlClient client, int most) {
        this.client = client;
        this.most = most;
    }

    Uni<Void> number(Map<Long, Map<Long, Shape>> shapes, Numbers series) {
        Map<Long, Map<UUID, int[]>> wanted = wanted(shapes, series);
        return find(wanted)
                .invoke(() -> removeKnown(wanted))
                .chain(() -> wanted.isEmpty() ? Uni.createFrom().voidItem() : make(wanted));
    }

    /** Numbers of the wanted layouts, and of those of one series that stand for a layout beyond the limit. */
    Numbers numbers() {
        return numbers;
    }

    /** How many layouts of more than one series the sources have now that got any. */
    Map<Long, Used> used() {
        return used;
    }

    private static Map<Long, Map<UUID, int[]>> wanted(Map<Long, Map<Long, Shape>> shapes, Numbers series) {
        Map<Long, Map<UUID, int[]>> wanted = new LinkedHashMap<>();
        shapes.forEach((source, some) -> some.values().forEach(shape -> {
            Shape.Numbered numbered = shape.numbered(series.of(source));
            if (numbered.seriesIds().length > 0) {
                wanted.computeIfAbsent(source, one -> new LinkedHashMap<>())
                        .put(numbered.fingerprint(), numbered.seriesIds());
            }
        }));
        return wanted;
    }

    private Uni<Void> find(Map<Long, Map<UUID, int[]>> wanted) {
        Keys keys = new Keys();
        wanted.forEach((source, layouts) -> layouts.keySet().forEach(one -> keys.add(source, one)));
        return LayoutTable.find(client, keys).invoke(numbers::putAll).replaceWithVoid();
    }

    private void removeKnown(Map<Long, Map<UUID, int[]>> wanted) {
        wanted.forEach((source, layouts) ->
                layouts.keySet().removeAll(numbers.of(source).keySet()));
        wanted.values().removeIf(Map::isEmpty);
    }

    private Uni<Void> make(Map<Long, Map<UUID, int[]>> missing) {
        return LayoutTable.used(client, missing.keySet())
                .invoke(all -> used = all)
                .invoke(() -> missing.forEach(
                        (source, layouts) -> layouts.forEach((one, series) -> plan(source, one, series))))
                // Those of one series may be there already.
                .chain(() -> find(making))
                .invoke(() -> removeKnown(making))
                .chain(() -> LayoutTable.add(client, rows()));
    }

    private void plan(long sourceId, UUID fingerprint, int[] series) {
        Used before = used.getOrDefault(sourceId, Used.NOTHING);
        Map<UUID, int[]> layouts = making.computeIfAbsent(sourceId, one -> new LinkedHashMap<>());
        if (series.length > 1 && before.count() >= most) {
            for (int id : series) {
                int[] single = {id};
                layouts.put(Fingerprints.of(single), single);
            }
            used.put(sourceId, before);
        } else {
            layouts.put(fingerprint, series);
            used.put(sourceId, new Used(before.last(), before.count() + (series.length > 1 ? 1 : 0)));
        }
    }

    private LayoutTable.Rows rows() {
        LayoutTable.Rows rows = new LayoutTable.Rows();
        making.forEach((source, layouts) -> {
            int number = used.getOrDefault(source, Used.NOTHING).last();
            for (Map.Entry<UUID, int[]> one : layouts.entrySet()) {
                number++;
                numbers.put(source, one.getKey(), number);
                rows.add(source, number, one.getKey(), one.getValue());
            }
        });
        return rows;
    }
}
