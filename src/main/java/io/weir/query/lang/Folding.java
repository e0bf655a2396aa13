package io.weir.query.lang;

/** Calculates what has only numbers. */
final class Folding {

    private Folding() {}

    static Expr of(Expr.Binary binary) {
        if (binary.left() instanceof Expr.Literal left && binary.right() instanceof Expr.Literal right) {
            return new Expr.Literal(binary.op().apply(left.value(), right.value()), binary.place());
        }
        return binary;
    }
}
