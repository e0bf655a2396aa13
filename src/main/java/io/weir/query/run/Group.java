package io.weir.query.run;

import io.weir.query.lang.Aggregation;
import java.util.List;

/** Lines that are aggregated together. */
interface Group {

    /** Takes a line. */
    void add(Line line);

    /** What they make. */
    List<Line> lines();

    /** A group for an aggregation; what it will hold in memory is taken from the budget. */
    static Group of(Aggregation op, double parameter, LabelSet labels, Grid grid, Budget budget) {
        return switch (op) {
            case TOPK, BOTTOMK -> new KeptGroup(op == Aggregation.TOPK, (int) parameter, grid.size(), budget);
            case QUANTILE -> new QuantileGroup(parameter, labels, grid.size(), budget);
            default -> new FoldedGroup(op, labels, grid.size(), budget);
        };
    }
}
