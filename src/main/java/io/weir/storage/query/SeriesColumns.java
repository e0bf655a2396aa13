package io.weir.storage.query;

import io.weir.query.Columns;
import io.weir.query.SourceColumns;
import io.weir.query.SourceRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the parts of series of several sources together. */
final class SeriesColumns {

    private final Map<Long, Map<Integer, SeriesParts>> bySource = new HashMap<>();

    /** Of a frame that is in several lists the first counts. */
    SeriesColumns(List<List<ColumnPart>> lists) {
        lists.forEach(parts -> parts.forEach(this::add));
    }

    private void add(ColumnPart part) {
        bySource.computeIfAbsent(part.sourceId(), s -> new HashMap<>())
                .computeIfAbsent(part.seriesId(), s -> new SeriesParts())
                .add(part);
    }

    /** In the order of sources; those without samples are left out. */
    List<SourceColumns> of(List<SourceRead> sources) {
        List<SourceColumns> columns = new ArrayList<>(sources.size());
        for (SourceRead source : sources) {
            Map<Integer, SeriesParts> parts = bySource.getOrDefault(source.sourceId(), Map.of());
            List<Columns> series = new ArrayList<>(parts.size());
            parts.forEach((id, some) -> {
                if (!some.isEmpty()) {
                    series.add(some.columns(id));
                }
            });
            if (!series.isEmpty()) {
                columns.add(new SourceColumns(source.sourceId(), series));
            }
        }
        return columns;
    }
}
