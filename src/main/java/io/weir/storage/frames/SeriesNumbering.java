package io.weir.storage.frames;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.weir.ingest.SeriesIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives series of some sources their numbers, as far as the limit allows, in a transaction that has locked the sources. */
final class SeriesNumbering {

    private final SqlClient client;
    private final int most;
    private final Set<Long> refusing = new HashSet<>();
    private Map<Long, Used> used = new HashMap<>();
    private Numbers numbers = new Numbers();

    /** @param most series of a source */
    SeriesNumbering(SqlClient client, int most) {
        this.client = client;
        this.most = most;
    }

    Uni<Void> number(Map<Long, Map<Long, Shape>> shapes) {
        Map<Long, Map<UUID, SeriesIdentity>> wanted = wanted(shapes);
        Keys keys = new Keys();
        wanted.forEach((source, series) -> series.keySet().forEach(one -> keys.add(source, one)));
        return SeriesTable.find(client, keys)
                .invoke(found -> numbers = found)
                .chain(() -> SeriesTable.used(client, wanted.keySet()))
                .invoke(all -> used = all)
                .chain(() -> SeriesTable.add(client, missing(wanted)));
    }

    /** Numbers of the wanted series; those beyond the limit have none. */
    Numbers numbers() {
        return numbers;
    }

    /** How many series a source has now. */
    long count(long sourceId) {
        return used.getOrDefault(sourceId, Used.NOTHING).count();
    }

    /** Sources that have as many series as they may, and wanted more. */
    Set<Long> refusing() {
        return refusing;
    }

    private static Map<Long, Map<UUID, SeriesIdentity>> wanted(Map<Long, Map<Long, Shape>> shapes) {
        Map<Long, Map<UUID, SeriesIdentity>> wanted = new LinkedHashMap<>();
        shapes.forEach((source, some) -> {
            Map<UUID, SeriesIdentity> series = wanted.computeIfAbsent(source, one -> new LinkedHashMap<>());
            some.values().forEach(shape -> series.putAll(shape.series()));
        });
        return wanted;
    }

    private SeriesTable.Rows missing(Map<Long, Map<UUID, SeriesIdentity>> wanted) {
        SeriesTable.Rows rows = new SeriesTable.Rows();
        wanted.forEach((source, series) -> {
            for (Map.Entry<UUID, SeriesIdentity> one : series.entrySet()) {
                if (numbers.get(source, one.getKey()) == null) {
                    add(source, one.getKey(), one.getValue(), rows);
                }
            }
        });
        return rows;
    }

    private void add(long sourceId, UUID fingerprint, SeriesIdentity series, SeriesTable.Rows rows) {
        Used before = used.getOrDefault(sourceId, Used.NOTHING);
        if (before.count() >= most) {
            refusing.add(sourceId);
            return;
        }
        int number = before.last() + 1;
        used.put(sourceId, new Used(number, before.count() + 1));
        numbers.put(sourceId, fingerprint, number);
        rows.add(sourceId, number, fingerprint, series);
    }
}
