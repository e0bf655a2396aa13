package io.weir.query.run;

import io.weir.query.Columns;
import io.weir.query.SeriesRef;
import io.weir.query.SourceColumns;
import io.weir.query.SourceSeries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lines made of series as they are read: one source in memory, and one line at a time. */
final class Scan implements Rows {

    private final Map<Long, SourceSeries> sources = new HashMap<>();
    private final Reading reading;
    private final Shaper shaper;
    private final Budget budget;
    private final Queue<Unshaped> ready = new ArrayDeque<>();
    private Optional<SourceColumns> pending = Optional.empty();

    /** Makes a line of what was read of a series. */
    @FunctionalInterface
    interface Shaper {
        Line shape(SourceSeries source, SeriesRef series, Columns columns);
    }

    private record Unshaped(SourceSeries source, SeriesRef series, List<Columns> pieces) {}

    Scan(List<SourceSeries> sources, Reading reading, Shaper shaper, Budget budget) {
        sources.forEach(s -> this.sources.put(s.sourceId(), s));
        this.reading = reading;
        this.shaper = shaper;
        this.budget = budget;
    }

    @Override
    public @Nullable Line next() {
        while (true) {
            budget.check();
            Unshaped next = ready.poll();
            if (next == null && !gather()) {
                return null;
            }
            if (next != null) {
                Line line = shaper.shape(next.source(), next.series(), Pieces.joined(next.pieces()));
                if (!line.isEmpty()) {
                    return line;
                }
            }
        }
    }

    /** Takes all pieces of the next source. */
    private boolean gather() {
        Optional<SourceColumns> first = pending.isPresent() ? pending : reading.next();
        if (first.isEmpty()) {
            return false;
        }
        long sourceId = first.get().sourceId();
        Map<Integer, List<Columns>> pieces = new HashMap<>();
        Optional<SourceColumns> piece = first;
        while (piece.isPresent() && piece.get().sourceId() == sourceId) {
            for (Columns columns : piece.get().columns()) {
                budget.addSamples(columns.size());
                pieces.computeIfAbsent(columns.seriesId(), s -> new ArrayList<>(1))
                        .add(columns);
            }
            piece = reading.next();
        }
        pending = piece;
        line(Objects.requireNonNull(sources.get(sourceId), "a source that was not asked for"), pieces);
        return true;
    }

    private void line(SourceSeries source, Map<Integer, List<Columns>> pieces) {
        for (SeriesRef series : source.series()) {
            List<Columns> found = pieces.get(series.id());
            if (found != null) {
                ready.add(new Unshaped(source, series, found));
            }
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
