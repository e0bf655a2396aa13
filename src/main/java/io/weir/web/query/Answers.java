package io.weir.web.query;

import io.vertx.ext.web.RoutingContext;
import io.weir.query.run.QueryRequest;
import jakarta.inject.Singleton;

/** Answers queries in the formats there are; waits. */
@Singleton
public class Answers {

    private final Queries queries;

    Answers(Queries queries) {
        this.queries = queries;
    }

    /** As JSON: a response's entity. */
    public Object json(QueryRequest request, RoutingContext routing) {
        return Outcome.of(queries.start(request, routing), JsonWriter::new);
    }

    /** As comma-separated values: a response's entity. */
    public Object csv(QueryRequest request, RoutingContext routing) {
        return Outcome.of(queries.start(request, routing), CsvWriter::new);
    }
}
