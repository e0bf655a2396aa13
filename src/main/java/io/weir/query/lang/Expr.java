package io.weir.query.lang;

import io.weir.query.Selector;
import java.util.List;
import java.util.Optional;

/** An expression that was read: types are right. */
public sealed interface Expr {

    /** Where it stands. */
    Place place();

    /** What it gives. */
    Type type();

    /**
     * A number.
     *
     * @param value as written
     * @param place where it stands
     */
    record Literal(double value, Place place) implements Expr {
        @Override
        public Type type() {
            return Type.SCALAR;
        }
    }

    /**
     * Series that are read.
     *
     * @param selector which
     * @param range over which samples are looked at; empty for the latest of each step
     * @param offset milliseconds by which the past is looked at, zero or more
     * @param place where it stands
     */
    record Select(Selector selector, Optional<Range> range, long offset, Place place) implements Expr {
        @Override
        public Type type() {
            return range.isPresent() ? Type.RANGE : Type.VECTOR;
        }
    }

    /**
     * A function over samples of a range.
     *
     * @param function which
     * @param of what is read
     * @param place where it stands
     */
    record Over(Function function, Select of, Place place) implements Expr {
        @Override
        public Type type() {
            return Type.VECTOR;
        }
    }

    /**
     * A quantile of histograms.
     *
     * @param quantile from 0 to 1
     * @param of buckets
     * @param place where it stands
     */
    record Histogram(double quantile, Expr of, Place place) implements Expr {
        @Override
        public Type type() {
            return Type.VECTOR;
        }
    }

    /**
     * An aggregation of series.
     *
     * @param op which
     * @param parameter how many, or the quantile; 0 where there is none
     * @param of what is aggregated
     * @param grouping labels that make a group
     * @param place where it stands
     */
    record Aggregate(Aggregation op, double parameter, Expr of, Grouping grouping, Place place) implements Expr {
        @Override
        public Type type() {
            return Type.VECTOR;
        }
    }

    /**
     * Two sides and what is between.
     *
     * @param op which
     * @param left side
     * @param right side
     * @param on labels by which series of both sides find each other
     * @param place where it stands
     */
    record Binary(Operator op, Expr left, Expr right, Grouping on, Place place) implements Expr {
        @Override
        public Type type() {
            return left.type() == Type.SCALAR && right.type() == Type.SCALAR ? Type.SCALAR : Type.VECTOR;
        }
    }

    /** What it is made of. */
    default List<Expr> parts() {
        return switch (this) {
            case Literal _, Select _ -> List.of();
            case Over o -> List.of(o.of());
            case Histogram h -> List.of(h.of());
            case Aggregate a -> List.of(a.of());
            case Binary b -> List.of(b.left(), b.right());
        };
    }
}
