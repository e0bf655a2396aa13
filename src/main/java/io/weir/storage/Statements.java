package io.weir.storage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicReference;

/** Runs statements. One whose result nobody waits for any more is cancelled in PostgreSQL too. Never blocks. */
public final class Statements {

    private final Pool pool;

    /** @param pool of connections */
    public Statements(Pool pool) {
        this.pool = pool;
    }

    /** The rows of a statement; it runs when it is subscribed to. */
    public Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        return Uni.createFrom().emitter(rows -> {
            Run run = new Run(rows);
            rows.onTermination(run::cancel);
            pool.getConnection().subscribe().with(connection -> run.on(connection, sql, parameters), rows::fail);
        });
    }

    private enum State {
        WAITING,
        RUNNING,
        ENDED,
        CANCELLED
    }

    /** One statement. */
    private static final class Run {

        private final UniEmitter<? super RowSet<Row>> rows;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private volatile Runnable stop = () -> {};

        Run(UniEmitter<? super RowSet<Row>> rows) {
            this.rows = rows;
        }

        void on(SqlConnection connection, String sql, Tuple parameters) {
            stop = () -> stop(connection);
            if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
                giveBack(connection);
                return;
            }
            connection
                    .preparedQuery(sql)
                    .execute(parameters)
                    .subscribe()
                    .with(
                            result -> ended(connection, () -> rows.complete(result)),
                            failure -> ended(connection, () -> rows.fail(failure)));
        }

        private void ended(SqlConnection connection, Runnable tell) {
            // Where it was cancelled, the connection is given back by who cancels.
            if (state.compareAndSet(State.RUNNING, State.ENDED)) {
                giveBack(connection);
                tell.run();
            }
        }

        void cancel() {
            if (state.getAndUpdate(s -> s == State.ENDED ? s : State.CANCELLED) == State.RUNNING) {
                stop.run();
            }
        }

        // PostgreSQL may heed a cancellation a little later than it takes it: a statement for nothing is in between, so
        // that
        // it does not hit the next one.
        private static void stop(SqlConnection connection) {
            PgConnection.cast(connection)
                    .cancelRequest()
                    .onFailure()
                    .recoverWithNull()
                    .chain(() -> connection.query("select 1").execute())
                    .onFailure()
                    .recoverWithNull()
                    .subscribe()
                    .with(done -> giveBack(connection));
        }

        private static void giveBack(SqlConnection connection) {
            connection.closeAndForget();
        }
    }
}
