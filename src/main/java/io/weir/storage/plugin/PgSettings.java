package io.weir.storage.plugin;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.SettingsChange;
import io.weir.analysis.settings.SettingsChange.Action;
import io.weir.analysis.settings.SettingsStore;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings in table analyzer_instance; each change is a row of plugin_change, written in the same transaction. */
@ApplicationScoped
public class PgSettings implements SettingsStore {

    private static final String COLUMNS = "name, analyzer, enabled, shadow, pipelines, options";
    private static final String ALL = "select " + COLUMNS + " from analyzer_instance order by name";
    private static final String LOCK = "select " + COLUMNS + " from analyzer_instance where name = $1 for update";
    private static final String SAVE = "insert into analyzer_instance (" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6)"
            + " on conflict (name) do update set analyzer = excluded.analyzer, enabled = excluded.enabled,"
            + " shadow = excluded.shadow, pipelines = excluded.pipelines, options = excluded.options";
    private static final String REMOVE = "delete from analyzer_instance where name = $1";
    private static final String CHANGE = "insert into plugin_change (at, by_whom, type, name, action, before, after)"
            + " values ($1, $2, $3, $4, $5, $6, $7)";
    private static final String RELEASE = "insert into plugin_release (type, name, at) values ($1, $2, $3)"
            + " on conflict (type, name) do update set at = excluded.at";
    private static final String RELEASES = "select type, name, at from plugin_release";
    private static final String CHANGES = "select id, at, by_whom, type, name, action, before, after from plugin_change"
            + " where id < $1 order by id desc limit $2";

    private final Pool pool;

    /** @param pool of connections */
    public PgSettings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<AnalyzerSettings>> all() {
        return pool.query(ALL)
                .execute()
                .map(rows -> list(rows, SettingsRows::settings))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> save(AnalyzerSettings settings, String by, Instant at) {
        return pool.withTransaction(client -> before(client, settings.name())
                        .flatMap(before -> client.preparedQuery(SAVE)
                                .execute(SettingsRows.tuple(settings))
                                .flatMap(saved ->
                                        note(client, before.isEmpty() ? null : before.getFirst(), settings, by, at))))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> remove(String name, String by, Instant at) {
        return pool.withTransaction(client -> before(client, name)
                        .flatMap(before -> before.isEmpty()
                                ? Uni.createFrom().item(false)
                                : client.preparedQuery(REMOVE)
                                        .execute(Tuple.of(name))
                                        .flatMap(removed -> note(client, before.getFirst(), null, by, at))
                                        .replaceWith(true)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> release(PluginStatus.Type type, String name, String by, Instant at) {
        Tuple change = Tuple.tuple()
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by)
                .addString(type.name())
                .addString(name)
                .addString(Action.RELEASED.name())
                .addValue(null)
                .addValue(null);
        return pool.withTransaction(client -> client.preparedQuery(RELEASE)
                        .execute(Tuple.of(type.name(), name, at.atOffset(ZoneOffset.UTC)))
                        .flatMap(released -> client.preparedQuery(CHANGE).execute(change))
                        .replaceWithVoid())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Release>> releases() {
        return pool.query(RELEASES)
                .execute()
                .map(rows -> list(
                        rows,
                        row -> new Release(
                                PluginStatus.Type.valueOf(row.getString(0)),
                                row.getString(1),
                                row.getOffsetDateTime(2).toInstant())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Page<SettingsChange>> changes(PageRequest page) {
        long below = page.after() == 0 ? Long.MAX_VALUE : page.after();
        return pool.preparedQuery(CHANGES)
                .execute(Tuple.of(below, page.limit() + 1))
                .map(rows -> page(list(rows, SettingsRows::change), page.limit()))
                .subscribeAsCompletionStage();
    }

    private static Page<SettingsChange> page(List<SettingsChange> found, int limit) {
        boolean more = found.size() > limit;
        List<SettingsChange> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? OptionalLong.of(items.getLast().id()) : OptionalLong.empty());
    }

    private static Uni<List<AnalyzerSettings>> before(SqlClient client, String name) {
        return client.preparedQuery(LOCK).execute(Tuple.of(name)).map(rows -> list(rows, SettingsRows::settings));
    }

    private static Uni<Void> note(
            SqlClient client,
            @Nullable AnalyzerSettings before,
            @Nullable AnalyzerSettings after,
            String by,
            Instant at) {
        Action action = before == null ? Action.CREATED : after == null ? Action.REMOVED : Action.CHANGED;
        AnalyzerSettings either = after != null ? after : before;
        String name = either == null ? "" : either.name();
        return client.preparedQuery(CHANGE)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(by)
                        .addString(PluginStatus.Type.ANALYZER.name())
                        .addString(name)
                        .addString(action.name())
                        .addValue(SettingsRows.json(before))
                        .addValue(SettingsRows.json(after)))
                .replaceWithVoid();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(each.apply(row)));
        return all;
    }
}
