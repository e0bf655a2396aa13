package io.weir.query;

import java.util.List;

/**
 * What was read of one source.
 *
 * @param sourceId number of the source
 * @param columns of those series that have values there, in any order
 */
public record SourceColumns(long sourceId, List<Columns> columns) {

    /** Copies the list. */
    public SourceColumns {
        columns = List.copyOf(columns);
    }
}
