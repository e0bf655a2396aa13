package io.weir.storage.deadletter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.StoreUnavailableException;
import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.out.MessageRefusedException;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import io.weir.storage.PgFailures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of table dead_letter. */
@ApplicationScoped
public class PgDeadLetters implements DeadLetterStore {

    private static final String INSERT = """
            insert into dead_letter (refused_at, reason, explanation, topic, partition, position, received_at, key,
                headers, size, body, whole)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing
            """;
    private static final String COLUMNS = """
            id, refused_at, reason, explanation, topic, partition, position, received_at, key, headers, size,
            whole, state, replayed_at, error,
            """;
    private static final String SEARCH = "select " + COLUMNS + " substr(body, 1, " + DeadLetterRecord.HEAD
            + ") as body from dead_letter where id < $5 and " + Conditions.SQL + " order by id desc limit $6";
    private static final String FIND = "select " + COLUMNS + " body from dead_letter where id = $1";
    private static final String COUNTS = """
            select reason, topic, state, count(*) from dead_letter group by reason, topic, state
            order by count(*) desc, reason, topic, state
            """;
    private static final String QUEUE =
            "update dead_letter set state = 'QUEUED', error = null where whole and state <> 'QUEUED' and "
                    + Conditions.SQL;
    private static final String DROP = "delete from dead_letter where state <> 'QUEUED' and " + Conditions.SQL;
    private static final String TAKE = "select " + COLUMNS
            + " body from dead_letter where state = 'QUEUED' order by id limit $1 for update skip locked";
    private static final String SENT =
            "update dead_letter set state = 'REPLAYED', replayed_at = $2, error = null where id = $1";
    private static final String FAILED = "update dead_letter set state = 'OPEN', error = $2 where id = $1";
    private static final String WAITS = "update dead_letter set error = $2 where id = $1";
    private static final String TIDY = """
            delete from dead_letter where id in (
                select id from (
                    select id, refused_at, row_number() over newest as n, sum(length(body)) over newest as bytes
                    from dead_letter window newest as (order by id desc)) as ranked
                where refused_at < $1 or n > $2 or bytes > $3)
            """;

    private final Pool pool;

    /** @param pool of connections */
    public PgDeadLetters(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Void> add(List<NewDeadLetter> letters) {
        List<Tuple> rows = letters.stream().map(Rows::tuple).toList();
        return pool.withTransaction(client ->
                        client.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid())
                .onFailure(PgFailures::mayPass)
                .transform(e -> new StoreUnavailableException("could not keep " + rows.size() + " dead letters", e))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Page<DeadLetterRecord>> search(DeadLetterQuery query, PageRequest page) {
        Tuple conditions = Conditions.tuple(query)
                .addLong(page.after() == 0 ? Long.MAX_VALUE : page.after())
                .addInteger(page.limit() + 1);
        return pool.preparedQuery(SEARCH)
                .execute(conditions)
                .map(rows -> page(rows, page))
                .subscribeAsCompletionStage();
    }

    private static Page<DeadLetterRecord> page(RowSet<Row> rows, PageRequest page) {
        List<DeadLetterRecord> found = new ArrayList<>();
        rows.forEach(row -> found.add(Rows.record(row)));
        boolean more = found.size() > page.limit();
        List<DeadLetterRecord> items = more ? found.subList(0, page.limit()) : found;
        return new Page<>(items, more ? OptionalLong.of(items.getLast().id()) : OptionalLong.empty());
    }

    @Override
    public CompletionStage<Optional<DeadLetterRecord>> find(long id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> {
                    Optional<DeadLetterRecord> found = Optional.empty();
                    for (Row row : rows) {
                        found = Optional.of(Rows.record(row));
                    }
                    return found;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Count>> counts() {
        return pool.query(COUNTS)
                .execute()
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(new Count(
                            row.getString(0),
                            row.getString(1),
                            DeadLetterRecord.State.valueOf(row.getString(2)),
                            row.getLong(3))));
                    return counts;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Long> queue(DeadLetterQuery query) {
        return change(QUEUE, Conditions.tuple(query));
    }

    @Override
    public CompletionStage<Long> drop(DeadLetterQuery query) {
        return change(DROP, Conditions.tuple(query));
    }

    @Override
    public CompletionStage<Long> tidy(Instant before, int letters, long bytes) {
        return change(TIDY, Tuple.of(Rows.utc(before), (long) letters, bytes));
    }

    private CompletionStage<Long> change(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> (long) rows.rowCount())
                .subscribeAsCompletionStage();
    }

    // The rows stay locked while they are sent: no other replica sends them too. When the broker does not take one, the
    // others wait with it.
    @Override
    public CompletionStage<Integer> replay(
            int most, Instant now, Function<DeadLetterRecord, CompletionStage<Void>> send) {
        return pool.withTransaction(client -> client.preparedQuery(TAKE)
                        .execute(Tuple.of(most))
                        .flatMap(rows -> Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> replay(client, Rows.record(row), now, send))
                                .select()
                                .first(done -> done)
                                .collect()
                                .with(Collectors.summingInt(done -> 1))))
                .subscribeAsCompletionStage();
    }

    /** Whether it is done with, one way or the other. */
    private static Uni<Boolean> replay(
            SqlConnection client,
            DeadLetterRecord record,
            Instant now,
            Function<DeadLetterRecord, CompletionStage<Void>> send) {
        return Uni.createFrom()
                .completionStage(() -> send.apply(record))
                .map(done -> Optional.<Throwable>empty())
                .onFailure()
                .recoverWithItem(Optional::of)
                .flatMap(failure -> mark(client, record, now, failure)
                        .replaceWith(failure.isEmpty() || failure.get() instanceof MessageRefusedException));
    }

    private static Uni<RowSet<Row>> mark(
            SqlConnection client, DeadLetterRecord record, Instant now, Optional<Throwable> failure) {
        if (failure.isEmpty()) {
            return client.preparedQuery(SENT).execute(Tuple.of(record.id(), Rows.utc(now)));
        }
        String sql = failure.get() instanceof MessageRefusedException ? FAILED : WAITS;
        String why = Rows.text(String.valueOf(failure.get().getMessage()));
        return client.preparedQuery(sql).execute(Tuple.of(record.id(), why));
    }
}
