package io.weir.storage.query;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pool of connections, and beside it one for queries that goes where the first does. Statements on the second
 * only read, end after a while by PostgreSQL's own clock, also when this process is gone, and take no connection from
 * whoever stores.
 */
@Singleton
public class QueryPool implements PgPoolCreator {

    private static final String SETTINGS = "set statement_timeout = %d; set default_transaction_read_only = on";

    private final int connections;
    private final long timeoutMillis;
    private volatile @Nullable Pool queries;

    /**
     * @param connections most of them
     * @param timeout longest time of a query
     */
    public QueryPool(
            @ConfigProperty(name = "weir.query.connections") int connections,
            @ConfigProperty(name = "weir.query.timeout") Duration timeout) {
        this.connections = connections;
        this.timeoutMillis = Math.max(1, timeout.toMillis());
    }

    @Override
    public Pool create(Input input) {
        PoolOptions options =
                new PoolOptions(input.poolOptions()).setMaxSize(connections).setName("weir-query");
        queries = pool(input, options).withConnectHandler(this::prepare).build();
        return pool(input, input.poolOptions()).build();
    }

    private static ClientBuilder<Pool> pool(Input input, PoolOptions options) {
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx());
    }

    // A connection that cannot be set up is given back all the same: the statement on it then fails and tells why.
    private void prepare(SqlConnection connection) {
        connection.query(SETTINGS.formatted(timeoutMillis)).execute().onComplete(done -> connection.close());
    }

    /** Connections for statements that only read. */
    io.vertx.mutiny.sqlclient.Pool queries() {
        return new io.vertx.mutiny.sqlclient.Pool(
                Objects.requireNonNull(queries, "the pool of connections is made before that of queries"));
    }
}
