package io.weir.storage.frames;

import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the frames of a shape.
 *
 * @param parts rows that a frame becomes: one, or none when nothing of it is kept, or one a value when its source has too
 *     many layouts
 * @param drops samples of each such frame that are not kept; never changed
 * @param examples a series for each reason why some are not
 */
record KnownLayout(List<Part> parts, Drops drops, Map<DropReason, String> examples) {

    /** Frames of a shape are one row each, of the layout with a number. */
    static KnownLayout whole(int layoutId, Shape.Numbered shape) {
        int[] picks = shape.whole() ? null : shape.picks();
        return new KnownLayout(List.of(new Part(layoutId, picks)), shape.drops(), shape.examples());
    }

    /** Nothing of frames of a shape is kept. */
    static KnownLayout nothing(Shape shape) {
        Shape.Numbered none = shape.numbered(Map.of());
        return new KnownLayout(List.of(), none.drops(), none.examples());
    }

    /**
     * Frames of a shape are a row each, or a row for each value when its layout has no number.
     *
     * @param numbers of layouts by fingerprint: of the shape's own, or else of those of each one of its series
     */
    static KnownLayout of(Shape.Numbered shape, Map<UUID, Integer> numbers) {
        Integer whole = shape.seriesIds().length == 0 ? null : numbers.get(shape.fingerprint());
        if (whole != null) {
            return whole(whole, shape);
        }
        List<Part> singles = new ArrayList<>(shape.seriesIds().length);
        for (int i = 0; i < shape.seriesIds().length; i++) {
            UUID single = Fingerprints.of(new int[] {shape.seriesIds()[i]});
            int number = Objects.requireNonNull(numbers.get(single), "no layout of one series");
            singles.add(new Part(number, new int[] {shape.picks()[i]}));
        }
        return new KnownLayout(List.copyOf(singles), shape.drops(), shape.examples());
    }

    /** Whether its source has too many layouts, so that each value takes a row of its own. */
    boolean isSplit() {
        return parts.size() > 1;
    }

    /** Whether all of a frame is kept, in one row. */
    boolean isWhole() {
        return examples.isEmpty() && parts.size() == 1;
    }

    /**
     * One row.
     *
     * @param layoutId its layout
     * @param picks which values of the frame it holds, or null for all in their order
     */
    record Part(int layoutId, int @Nullable [] picks) {}
}
