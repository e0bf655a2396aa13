package io.weir.storage.frames;

import io.weir.ingest.Drops;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the frames of a shape.
 *
 * @param parts rows that a frame becomes: one, or none when nothing of it is kept, or one a value when its source has too
 *     many layouts
 * @param drops samples of each such frame that are not kept; never changed
 */
record KnownLayout(List<Part> parts, Drops drops) {

    /**
     * One row.
     *
     * @param layoutId its layout
     * @param picks which values of the frame it holds, or null for all in their order
     */
    record Part(int layoutId, int @Nullable [] picks) {}
}
