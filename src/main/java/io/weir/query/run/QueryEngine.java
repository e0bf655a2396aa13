package io.weir.query.run;

import io.weir.query.Resolution;
import io.weir.query.SeriesStore;
import io.weir.query.lang.Expr;
import io.weir.query.lang.ExpressionException;
import io.weir.query.lang.Parser;
import java.util.function.LongSupplier;

/** Answers queries. Safe for use by several threads; who calls must be allowed to wait. */
public final class QueryEngine {

    private final SeriesStore store;
    private final QueryLimits limits;
    private final LongSupplier nanos;

    /**
     * @param store where series are
     * @param limits of each query
     * @param nanos a clock that only counts, in nanoseconds
     */
    public QueryEngine(SeriesStore store, QueryLimits limits, LongSupplier nanos) {
        this.store = store;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Begins to answer.
     *
     * @return to be closed
     * @throws ExpressionException when the expression is not valid
     * @throws LimitException when it takes more than it may
     */
    public Answer answer(QueryRequest request) {
        Expr expr = Parser.parse(request.expression());
        Budget budget = new Budget(limits, nanos);
        long from = request.from().toEpochMilli();
        long to = request.to().toEpochMilli();
        return switch (request.step()) {
            case QueryRequest.Raw _ -> samples(expr, from, to, budget, request.limit());
            case QueryRequest.Fixed fixed -> stepped(expr, from, to, fixed.millis(), budget, request.limit());
            case QueryRequest.Auto auto -> {
                long step = Steps.of(from, to, Math.min(auto.points(), limits.points()));
                yield stepped(expr, from, to, step, budget, request.limit());
            }
        };
    }

    private Answer stepped(Expr expr, long from, long to, long step, Budget budget, int limit) {
        if ((to - from) / step >= limits.points()) {
            throw new LimitException(
                    "asks for more than " + limits.points() + " instants",
                    "weir.query.max-points",
                    "take a longer step or a shorter time");
        }
        Plan plan = Plan.of(expr, Grid.within(from, to, step));
        if (plan.grid().size() == 0) {
            return new Answer(plan.grid(), plan.resolution(), NoRows.NONE, budget, limit);
        }
        Rows rows = new Evaluator(new Scans(store, plan, budget), plan, budget).rows(expr);
        return new Answer(plan.grid(), plan.resolution(), rows, budget, limit);
    }

    private Answer samples(Expr expr, long from, long to, Budget budget, int limit) {
        if (!(expr instanceof Expr.Select select) || select.range().isPresent() || select.offset() > 0) {
            throw new ExpressionException(
                    expr.place(), "samples as they are (step=raw) are there for a plain selector only");
        }
        Grid none = new Grid(from, 1, 0);
        Plan plan = new Plan(expr, none, 0, Resolution.RAW);
        Rows rows = new Scans(store, plan, budget).samples(select, from, to);
        return new Answer(none, Resolution.RAW, rows, budget, limit);
    }
}
