package io.weir.storage.frames;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A row of table frame.
 *
 * @param sourceId number of the source
 * @param atMillis instant in milliseconds since the epoch
 * @param layoutId number of the layout
 * @param values of the frame; never changed
 * @param picks which of them the row holds, or null for all in their order
 */
record FrameRow(long sourceId, long atMillis, int layoutId, double[] values, int @Nullable [] picks) {

    /**
     * Everybody writes in this order, so that two who write the same rows wait for each other but never in a circle.
     */
    static final Comparator<FrameRow> ORDER = (a, b) -> {
        int order = Long.compare(a.sourceId, b.sourceId);
        if (order == 0) {
            order = Long.compare(a.atMillis, b.atMillis);
        }
        return order == 0 ? Integer.compare(a.layoutId, b.layoutId) : order;
    };

    int width() {
        return picks == null ? values.length : picks.length;
    }

    /** Whether it has the same key. */
    boolean isSame(FrameRow other) {
        return sourceId == other.sourceId && atMillis == other.atMillis && layoutId == other.layoutId;
    }
}
