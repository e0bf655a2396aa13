package io.weir.storage.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.out.EventOutbox;
import io.weir.ingest.out.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of table event. */
@ApplicationScoped
public class PgEventOutbox implements EventOutbox {

    // One replica sends at a time, so that events keep their order; the lock ends with the transaction.
    private static final String TAKE = """
            select number, id, kind, key,
                   (jsonb_build_object('id', id, 'type', type, 'at', at) || jsonb_build_object(
                       case kind when 'findings' then 'finding' else 'alert' end, body))::text
            from event
            where (select pg_try_advisory_xact_lock(hashtext('weir'), hashtext('event')))
            order by number limit $1
            """;
    private static final String SENT = "delete from event where number = $1";
    private static final String FORGET = "delete from event where at < $1";

    private final Pool pool;

    /** @param pool of connections */
    public PgEventOutbox(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Integer> send(int most, Function<OutgoingEvent, CompletionStage<Void>> send) {
        return pool.withConnection(client -> client.begin()
                        .flatMap(transaction -> sendSome(client, most, send)
                                .onItemOrFailure()
                                // What was sent before a failure must not come back.
                                .call((sent, failure) -> transaction.commit())))
                .subscribeAsCompletionStage();
    }

    private static Uni<Integer> sendSome(
            SqlConnection client, int most, Function<OutgoingEvent, CompletionStage<Void>> send) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(most))
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> Uni.createFrom()
                                .completionStage(() -> send.apply(event(row)))
                                .chain(() -> client.preparedQuery(SENT).execute(Tuple.of(row.getLong(0))))
                                .replaceWith(1))
                        .collect()
                        .with(Collectors.summingInt(one -> one)));
    }

    private static OutgoingEvent event(Row row) {
        return new OutgoingEvent(
                row.getUUID(1),
                OutgoingEvent.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getString(4));
    }

    @Override
    public CompletionStage<Long> forget(Instant before) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .map(rows -> (long) rows.rowCount())
                .subscribeAsCompletionStage();
    }
}
