package io.weir.query.run;

import io.weir.query.lang.Expr;
import io.weir.query.lang.ExpressionException;
import io.weir.query.lang.Operator;
import io.weir.query.lang.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes rows of expressions. */
final class Evaluator {

    private final Scans scans;
    private final Plan plan;
    private final Budget budget;

    Evaluator(Scans scans, Plan plan, Budget budget) {
        this.scans = scans;
        this.plan = plan;
        this.budget = budget;
    }

    Rows rows(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> constant(literal);
            case Expr.Select select -> latest(select);
            case Expr.Over over -> scans.over(over);
            case Expr.Histogram histogram -> histogram(histogram);
            case Expr.Aggregate aggregate -> aggregate(aggregate);
            case Expr.Binary binary -> binary(binary);
        };
    }

    private Rows latest(Expr.Select select) {
        if (select.type() == Type.RANGE) {
            throw new ExpressionException(
                    select.place(),
                    "a range goes into a function, as in avg_over_time(name[5m]); for samples as they are"
                            + " leave it out and ask for step=raw");
        }
        return scans.latest(select);
    }

    private Rows constant(Expr.Literal literal) {
        double[] values = new double[plan.grid().size()];
        Arrays.fill(values, literal.value());
        Line line = Line.calculated(LabelSet.of(Map.of()), "", values);
        return new ListRows(NoRows.NONE, () -> List.of(line));
    }

    private Rows histogram(Expr.Histogram histogram) {
        Rows buckets = rows(histogram.of());
        Histograms quantiles = new Histograms(histogram.quantile(), plan.grid(), budget);
        return new ListRows(buckets, () -> quantiles.of(buckets));
    }

    private Rows aggregate(Expr.Aggregate aggregate) {
        Rows of = rows(aggregate.of());
        return new ListRows(of, () -> aggregated(aggregate, of));
    }

    private List<Line> aggregated(Expr.Aggregate aggregate, Rows of) {
        Map<LabelSet, Group> groups = new LinkedHashMap<>();
        for (Line line = of.next(); line != null; line = of.next()) {
            LabelSet labels = line.labels().grouped(aggregate.grouping());
            groups.computeIfAbsent(labels, l -> Group.of(aggregate.op(), aggregate.parameter(), l, plan.grid(), budget))
                    .add(line);
        }
        List<Line> lines = new ArrayList<>();
        groups.values().forEach(group -> lines.addAll(group.lines()));
        lines.sort(Comparator.comparing(Line::labels));
        return lines;
    }

    private Rows binary(Expr.Binary binary) {
        if (binary.left() instanceof Expr.Literal left) {
            return withNumber(binary, rows(binary.right()), left.value(), true);
        }
        if (binary.right() instanceof Expr.Literal right) {
            return withNumber(binary, rows(binary.left()), right.value(), false);
        }
        return new Joined(binary, rows(binary.left()), rows(binary.right()), budget);
    }

    private static Rows withNumber(Expr.Binary binary, Rows of, double number, boolean first) {
        Operator op = binary.op();
        return new MapRows(of, line -> {
            double[] values = new double[line.values().length];
            for (int i = 0; i < values.length; i++) {
                double value = line.values()[i];
                values[i] = first ? flipped(op, number, value) : op.apply(value, number);
            }
            return op.compares()
                    ? Line.of(line.labels(), line.unit(), line.kind(), values)
                    : Line.calculated(line.labels().nameless(), Units.withNumber(op, line.unit()), values);
        });
    }

    // A comparison keeps the value of the series, whichever side it stands on.
    private static double flipped(Operator op, double number, double value) {
        if (op.compares()) {
            return op.holds(number, value) ? value : Double.NaN;
        }
        return op.apply(number, value);
    }
}
