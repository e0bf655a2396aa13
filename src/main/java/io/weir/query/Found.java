package io.weir.query;

import java.util.List;

/**
 * What a selector finds.
 *
 * @param sources by ascending number, each once
 * @param more whether there are further series beyond the limit
 */
public record Found(List<SourceSeries> sources, boolean more) {

    /** Copies the list. */
    public Found {
        sources = List.copyOf(sources);
    }

    /** How many series there are. */
    public int size() {
        return sources.stream().mapToInt(s -> s.series().size()).sum();
    }
}
