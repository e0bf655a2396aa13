package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.query.Found;
import io.weir.query.SeriesRef;
import io.weir.query.SourceSeries;
import io.weir.web.format.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A series.
 *
 * @param source number of its source
 * @param id number within its source
 * @param sourceName name of its source
 * @param name of the metric
 * @param labels its own
 * @param attributes of its source
 * @param kind how values are to be read
 * @param unit in UCUM; empty when not known
 */
@RegisterForReflection
@Schema(name = "Series", description = "A series, without its values")
public record SeriesDto(
        long source,
        int id,
        String sourceName,
        String name,
        Map<String, String> labels,
        Map<String, String> attributes,

        @Schema(enumeration = {"gauge", "counter", "delta", "unknown"})
        String kind,

        String unit) {

    /**
     * One page.
     *
     * @param items by number of source, then of series
     * @param next what {@code after} must be for the next page; null on the last
     */
    @RegisterForReflection
    @Schema(name = "SeriesPage")
    public record SeriesPageDto(
            List<SeriesDto> items, @Nullable String next) {

        static SeriesPageDto of(Found found) {
            List<SeriesDto> items = found.sources().stream()
                    .flatMap(s -> s.series().stream().map(r -> SeriesDto.of(s, r)))
                    .toList();
            SeriesDto last = items.isEmpty() ? null : items.getLast();
            return new SeriesPageDto(items, found.more() && last != null ? last.source + "-" + last.id : null);
        }
    }

    private static SeriesDto of(SourceSeries source, SeriesRef series) {
        return new SeriesDto(
                source.sourceId(),
                series.id(),
                source.source(),
                series.name(),
                new TreeMap<>(series.labels()),
                new TreeMap<>(source.attributes()),
                Words.of(series.kind()),
                series.unit());
    }
}
