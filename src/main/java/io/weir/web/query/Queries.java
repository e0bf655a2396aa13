package io.weir.web.query;

import io.vertx.ext.web.RoutingContext;
import io.weir.query.StoreException;
import io.weir.query.lang.ExpressionException;
import io.weir.query.run.Answer;
import io.weir.query.run.CancelledException;
import io.weir.query.run.LimitException;
import io.weir.query.run.QueryEngine;
import io.weir.query.run.QueryRequest;
import io.weir.runtime.QueryConfig;
import io.weir.web.error.ProblemException;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Runs queries, so many at a time. Its methods wait: they are for threads that may. */
@Singleton
public class Queries {

    private final QueryEngine engine;
    private final QueryConfig config;
    private final Semaphore places;

    Queries(QueryEngine engine, QueryConfig config) {
        this.engine = engine;
        this.config = config;
        this.places = new Semaphore(config.concurrency());
    }

    /** A query that runs; it holds its place until it is closed. */
    public final class Running implements AutoCloseable {

        private final Answer answer;

        private Running(Answer answer) {
            this.answer = answer;
        }

        /** Its answer. */
        public Answer answer() {
            return answer;
        }

        @Override
        public void close() {
            answer.close();
            places.release();
        }
    }

    /**
     * Begins a query.
     *
     * @param routing when it ends, so does the query
     * @return to be closed
     * @throws ProblemException when it cannot be answered
     */
    public Running start(QueryRequest request, RoutingContext routing) {
        if (!places.tryAcquire()) {
            throw ProblemException.busy(config.concurrency()
                    + " queries run already, and no more may (weir.query.concurrency); try again soon");
        }
        boolean started = false;
        try {
            Answer answer = engine.answer(request);
            routing.addEndHandler(ended -> answer.cancel());
            started = true;
            return new Running(answer);
        } catch (RuntimeException e) {
            throw told(e);
        } finally {
            if (!started) {
                places.release();
            }
        }
    }

    /** A failure of a query in the words of the API. */
    public static RuntimeException told(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case ExpressionException e ->
                ProblemException.expression(
                        message, e.place().start(), e.place().end());
            case LimitException e -> ProblemException.limit(message);
            case CancelledException e -> ProblemException.busy(message);
            case StoreException e ->
                e.reason() == StoreException.Reason.REGEX
                        ? ProblemException.invalid("query", message)
                        : ProblemException.busy(message + ": the same query may succeed later");
            default -> failure;
        };
    }
}
