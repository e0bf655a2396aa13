package io.weir.storage.analysis;

import static io.weir.storage.analysis.LifeRows.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.change.Calibration;
import io.weir.analysis.change.DueVerdicts;
import io.weir.analysis.change.LifeStore;
import io.weir.analysis.change.Miss;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.change.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Lives of suggestions in table suggestion_life: each change is one statement. */
@ApplicationScoped
class PgLives implements LifeStore, DueVerdicts {

    private final Pool pool;

    PgLives(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<List<SuggestionLife>> of(long pipelineId, int most) {
        return list(LifeSql.OF, Tuple.of(pipelineId, most), LifeRows::life);
    }

    @Override
    public CompletionStage<List<SuggestionLife>> ofSource(long sourceId, int most) {
        return list(LifeSql.OF_SOURCE, Tuple.of(sourceId, most), LifeRows::life);
    }

    @Override
    public CompletionStage<Void> say(long pipelineId, List<Told> said, Instant at) {
        // Sorted, so that two replicas do not wait for each other's rows crosswise.
        List<Tuple> rows = said.stream()
                .sorted(Comparator.comparing(Told::key))
                .map(told -> LifeRows.said(pipelineId, told, at))
                .toList();
        return rows.isEmpty()
                ? CompletableFuture.completedStage(null)
                : pool.preparedQuery(LifeSql.SAY)
                        .executeBatch(rows)
                        .replaceWithVoid()
                        .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> apply(
            long pipelineId, String key, State.Applied applied, Instant due, Instant now) {
        return any(
                LifeSql.APPLY,
                Tuple.tuple()
                        .addLong(pipelineId)
                        .addString(key)
                        .addOffsetDateTime(utc(applied.at()))
                        .addOffsetDateTime(utc(applied.lastBefore()))
                        .addString(applied.how().name())
                        .addString(applied.by())
                        .addString(applied.value())
                        .addString(applied.waits())
                        .addOffsetDateTime(utc(due))
                        .addOffsetDateTime(utc(now)));
    }

    @Override
    public CompletionStage<Boolean> dismiss(long pipelineId, String key, State.Dismissed dismissed) {
        return any(LifeSql.DISMISS, Tuple.of(pipelineId, key, utc(dismissed.at()), dismissed.by(), dismissed.reason()));
    }

    @Override
    public CompletionStage<Boolean> reopen(long pipelineId, String key, String by, Instant now) {
        return any(LifeSql.REOPEN, Tuple.of(pipelineId, key, by, utc(now)));
    }

    @Override
    public CompletionStage<List<Leased>> lease(int max, Instant now, Duration lease) {
        return list(LifeSql.LEASE, Tuple.of(utc(now), max, utc(now.plus(lease))), PgLives::leased);
    }

    @Override
    public CompletionStage<Void> wait(Leased leased, String what, Instant nextDue) {
        return pool.preparedQuery(LifeSql.WAIT)
                .execute(Tuple.of(leased.life().id(), leased.number(), what, utc(nextDue)))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Boolean> decide(Leased leased, State.Verified verified) {
        Tuple row = Tuple.of(
                leased.life().id(),
                leased.number(),
                utc(verified.at()),
                verified.verdict().name(),
                verified.why(),
                Json.of(verified.measured()));
        Miss miss = Miss.of(leased.life().suggestion(), verified).orElse(null);
        row.addString(miss == null ? null : miss.quantity().word());
        row.addDouble(miss == null || Double.isNaN(miss.ratio()) ? null : miss.ratio());
        row.addBoolean(miss == null ? null : miss.within());
        return any(LifeSql.DECIDE, row);
    }

    @Override
    public CompletionStage<List<Calibration>> calibration() {
        return list(LifeSql.CALIBRATION, Tuple.tuple(), LifeRows::calibration);
    }

    @Override
    public CompletionStage<Void> tidy(Instant saidBefore, Instant verifiedBefore) {
        return query(LifeSql.TIDY_SAID, Tuple.of(utc(saidBefore)))
                .chain(() -> query(LifeSql.TIDY_VERIFIED, Tuple.of(utc(verifiedBefore))))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private static Leased leased(Row row) {
        return new Leased(LifeRows.life(row), LifeRows.applied(row), row.getLong("lease"));
    }

    private CompletionStage<Boolean> any(String sql, Tuple parameters) {
        return query(sql, parameters).map(rows -> rows.size() > 0).subscribeAsCompletionStage();
    }

    private <T> CompletionStage<List<T>> list(String sql, Tuple parameters, Function<Row, T> each) {
        return query(sql, parameters)
                .map(rows -> {
                    List<T> all = new ArrayList<>();
                    rows.forEach(row -> all.add(each.apply(row)));
                    return all;
                })
                .subscribeAsCompletionStage();
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
