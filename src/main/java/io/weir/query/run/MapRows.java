package io.weir.query.run;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Each line turned into another; lines without any value are left out. */
record MapRows(Rows from, UnaryOperator<Line> change) implements Rows {

    @Override
    public @Nullable Line next() {
        for (Line line = from.next(); line != null; line = from.next()) {
            Line changed = change.apply(line);
            if (!changed.isEmpty()) {
                return changed;
            }
        }
        return null;
    }

    @Override
    public void close() {
        from.close();
    }
}
