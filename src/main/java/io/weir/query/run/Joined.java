package io.weir.query.run;

import io.weir.query.lang.Expr;
import io.weir.query.lang.ExpressionException;
import io.weir.query.lang.Grouping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two sides of series, one of each: the right side is held in memory, the left one goes by. */
final class Joined implements Rows {

    private final Expr.Binary binary;
    private final Rows left;
    private final Rows right;
    private final Budget budget;
    private final Set<LabelSet> seen = new HashSet<>();
    private @Nullable Map<LabelSet, Line> rights;

    Joined(Expr.Binary binary, Rows left, Rows right, Budget budget) {
        this.binary = binary;
        this.left = left;
        this.right = right;
        this.budget = budget;
    }

    @Override
    public @Nullable Line next() {
        Map<LabelSet, Line> known = rights == null ? read() : rights;
        rights = known;
        for (Line line = left.next(); line != null; line = left.next()) {
            LabelSet key = line.labels().grouped(binary.on());
            Line other = known.get(key);
            if (other != null) {
                if (!seen.add(key)) {
                    throw several("left", binary.left(), key);
                }
                Line both = combined(line, other, key);
                if (!both.isEmpty()) {
                    return both;
                }
            }
        }
        return null;
    }

    private Map<LabelSet, Line> read() {
        Map<LabelSet, Line> all = new HashMap<>();
        for (Line line = right.next(); line != null; line = right.next()) {
            budget.addCells(line.values().length);
            LabelSet key = line.labels().grouped(binary.on());
            if (all.put(key, line) != null) {
                throw several("right", binary.right(), key);
            }
        }
        right.close();
        return all;
    }

    private Line combined(Line one, Line other, LabelSet key) {
        double[] values = new double[one.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = binary.op().apply(one.values()[i], other.values()[i]);
        }
        boolean whole = binary.on().equals(Grouping.ALL) && binary.op().compares();
        return Line.calculated(whole ? one.labels() : key, Units.of(binary.op(), one.unit(), other.unit()), values);
    }

    private ExpressionException several(String side, Expr expr, LabelSet key) {
        return new ExpressionException(
                expr.place(),
                "several series on the " + side + " have the same labels " + key
                        + ": make them one, as in sum by (...), or name what tells them apart after on or ignoring");
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
