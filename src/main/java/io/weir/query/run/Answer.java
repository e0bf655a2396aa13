package io.weir.query.run;

import io.weir.query.Resolution;
import java.util.Optional;

/**
 * An answer that is read line by line. Used by one thread, which may have to wait; {@link #cancel()} may be called by any.
 * {@link #next()} throws {@link io.weir.query.lang.ExpressionException}, {@link LimitException},
 * {@link CancelledException} or {@link io.weir.query.StoreException}.
 */
public final class Answer implements AutoCloseable {

    private final Grid grid;
    private final Resolution resolution;
    private final Rows rows;
    private final Budget budget;
    private final int limit;
    private int given;
    private boolean truncated;

    Answer(Grid grid, Resolution resolution, Rows rows, Budget budget, int limit) {
        this.grid = grid;
        this.resolution = resolution;
        this.rows = rows;
        this.budget = budget;
        this.limit = limit;
    }

    /** Instants of the lines; without any when the lines have their own. */
    public Grid grid() {
        return grid;
    }

    /** How finely series were read. */
    public Resolution resolution() {
        return resolution;
    }

    /** The next line; empty after the last. */
    public Optional<Line> next() {
        if (truncated) {
            return Optional.empty();
        }
        Optional<Line> line = Optional.ofNullable(rows.next());
        truncated = line.isPresent() && given == limit;
        given++;
        return truncated ? Optional.empty() : line;
    }

    /** What is known after the last line. */
    public Summary summary() {
        return budget.summary(truncated);
    }

    /** Lets the next wait end with {@link CancelledException}. */
    public void cancel() {
        budget.cancel();
    }

    @Override
    public void close() {
        rows.close();
    }
}
