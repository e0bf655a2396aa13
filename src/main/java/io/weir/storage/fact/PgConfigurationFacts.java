package io.weir.storage.fact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.fact.ConfigurationFact;
import io.weir.analysis.fact.ConfigurationFacts;
import io.weir.ingest.StoreUnavailableException;
import io.weir.storage.PgFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Rows of table source_configuration, one for each source that somebody told about. */
@ApplicationScoped
public class PgConfigurationFacts implements ConfigurationFacts {

    private static final String KEEP = """
            insert into source_configuration as known (source_id, at, by_whom, settings)
            select id, $2, $3, $4 from source where id = $1
            on conflict (source_id) do update set at = excluded.at, by_whom = excluded.by_whom,
                settings = excluded.settings
            where known.at < excluded.at
            returning source_id
            """;
    private static final String OF = "select at, by_whom, settings from source_configuration where source_id = $1";
    private static final String KNOWS = "select 1 from source where id = $1";

    private final Pool pool;

    /** @param pool of connections */
    public PgConfigurationFacts(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Outcome> keep(long sourceId, ConfigurationFact fact) {
        Tuple row = Tuple.of(
                sourceId,
                fact.at().atOffset(ZoneOffset.UTC),
                fact.by(),
                new JsonObject(new HashMap<>(fact.settings())));
        return query(KEEP, row)
                .flatMap(kept -> kept.size() > 0
                        ? Uni.createFrom().item(Outcome.KEPT)
                        : known(sourceId).map(is -> is ? Outcome.OLDER : Outcome.NO_SOURCE))
                .onFailure(PgFailures::mayPass)
                .transform(e -> new StoreUnavailableException("could not keep a configuration", e))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Optional<ConfigurationFact>> of(long sourceId) {
        return query(OF, Tuple.of(sourceId))
                .map(rows -> rows.size() == 0 ? Optional.<ConfigurationFact>empty() : Optional.of(fact(rows)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> knows(long sourceId) {
        return known(sourceId).subscribeAsCompletionStage();
    }

    private Uni<Boolean> known(long sourceId) {
        return query(KNOWS, Tuple.of(sourceId)).map(rows -> rows.size() > 0);
    }

    private static ConfigurationFact fact(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return ConfigurationFact.of(
                row.getOffsetDateTime(0).toInstant(),
                row.getString(1),
                row.getJsonObject(2).getMap());
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
