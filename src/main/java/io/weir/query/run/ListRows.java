package io.weir.query.run;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lines that are known only once all others were read; those without any value are left out. */
final class ListRows implements Rows {

    private final Rows from;
    private final Supplier<List<Line>> lines;
    private @Nullable Iterator<Line> rest;

    /**
     * @param from what is read; closed together with this
     * @param lines asked for once
     */
    ListRows(Rows from, Supplier<List<Line>> lines) {
        this.from = from;
        this.lines = lines;
    }

    @Override
    public @Nullable Line next() {
        Iterator<Line> all = rest == null ? lines.get().iterator() : rest;
        rest = all;
        while (all.hasNext()) {
            Line line = all.next();
            if (!line.isEmpty()) {
                return line;
            }
        }
        return null;
    }

    @Override
    public void close() {
        from.close();
    }
}
