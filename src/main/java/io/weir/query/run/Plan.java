package io.weir.query.run;

import io.weir.query.Resolution;
import io.weir.query.lang.Expr;
import io.weir.query.lang.Function;
import io.weir.query.lang.Range;

/**
 * How an expression is answered.
 *
 * @param expr what was asked
 * @param grid when
 * @param lookBack how old the latest value may be, in milliseconds
 * @param resolution how finely series are read
 */
record Plan(Expr expr, Grid grid, long lookBack, Resolution resolution) {

    private static final long LEAST_LOOK_BACK = 5 * 60_000;

    /** The coarsest resolution that gives the same answer as samples do. */
    static Plan of(Expr expr, Grid grid) {
        long lookBack = Math.max(LEAST_LOOK_BACK, grid.step());
        Resolution resolution = Resolution.RAW;
        for (Resolution coarser : new Resolution[] {Resolution.MINUTE, Resolution.HOUR}) {
            if (fits(expr, grid.step(), lookBack, coarser.millis())) {
                resolution = coarser;
            }
        }
        return new Plan(expr, grid, lookBack, resolution);
    }

    // Then every window is made of whole rollups.
    private static boolean fits(Expr expr, long step, long lookBack, long width) {
        boolean here = switch (expr) {
            case Expr.Over over ->
                whole(over.of(), step, width) && (over.function() != Function.DELTA || lookBack % width == 0);
            case Expr.Select select ->
                whole(select, step, width) && (select.range().isPresent() || lookBack % width == 0);
            default -> true;
        };
        return here && step % width == 0 && expr.parts().stream().allMatch(part -> fits(part, step, lookBack, width));
    }

    private static boolean whole(Expr.Select select, long step, long width) {
        return select.range().orElse(Range.AUTO).millis(step) % width == 0 && select.offset() % width == 0;
    }
}
