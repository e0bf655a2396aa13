package io.weir.query.lang;

import java.util.List;

/**
 * Which labels count.
 *
 * @param without whether all but the given ones count
 * @param labels names
 */
public record Grouping(boolean without, List<String> labels) {

    /** No label counts: all series are one group. */
    public static final Grouping NONE = new Grouping(false, List.of());

    /** All labels count. */
    public static final Grouping ALL = new Grouping(true, List.of());

    /** Copies the names. */
    public Grouping {
        labels = List.copyOf(labels);
    }
}
