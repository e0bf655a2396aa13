package io.weir.storage.frames;

import io.weir.ingest.DropReason;
import io.weir.ingest.Drops;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.SeriesAdmission;
import io.weir.ingest.SeriesIdentity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A shape that is being looked up: which of its series are admitted, and where in the frame their values stand.
 *
 * @param series admitted ones by fingerprint, in the order of the frame
 * @param positions of their values in the frame, in the same order
 * @param drops series that are not
 * @param examples one of them for each reason
 * @param width values of a frame
 */
record Shape(
        Map<UUID, SeriesIdentity> series,
        List<Integer> positions,
        Drops drops,
        Map<DropReason, String> examples,
        int width) {

    /** Holds the series of a frame against the limits; of two equal ones, the later counts. */
    static Shape of(List<SeriesIdentity> described, SeriesAdmission admission) {
        Drops drops = new Drops();
        Map<DropReason, String> examples = new EnumMap<>(DropReason.class);
        Map<UUID, SeriesIdentity> series = new LinkedHashMap<>();
        Map<UUID, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < described.size(); i++) {
            SeriesIdentity one = SeriesAdmission.storable(described.get(i));
            if (!admission.admits(one)) {
                drops.add(DropReason.LABELS, 1);
                examples.putIfAbsent(DropReason.LABELS, one.text());
                continue;
            }
            UUID fingerprint = Fingerprints.of(one);
            series.put(fingerprint, one);
            if (positions.put(fingerprint, i) != null) {
                drops.add(DropReason.DUPLICATE, 1);
                examples.putIfAbsent(DropReason.DUPLICATE, one.text());
            }
        }
        return new Shape(series, new ArrayList<>(positions.values()), drops, examples, described.size());
    }

    /** The admitted series that have a number, and the places of their values. */
    Numbered numbered(Map<UUID, Integer> ids) {
        List<Integer> numbers = new ArrayList<>(series.size());
        List<Integer> picks = new ArrayList<>(series.size());
        Map<DropReason, String> withoutNumber = new EnumMap<>(DropReason.class);
        withoutNumber.putAll(examples);
        int at = 0;
        for (Map.Entry<UUID, SeriesIdentity> one : series.entrySet()) {
            Integer id = ids.get(one.getKey());
            if (id != null) {
                numbers.add(id);
                picks.add(positions.get(at));
            } else {
                withoutNumber.putIfAbsent(DropReason.SERIES, one.getValue().text());
            }
            at++;
        }
        Drops all = new Drops();
        all.add(drops);
        all.add(DropReason.SERIES, series.size() - (long) numbers.size());
        return new Numbered(ints(numbers), ints(picks), all, Map.copyOf(withoutNumber), picks.size() == width);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * A shape whose series have numbers.
     *
     * @param seriesIds one for each value kept
     * @param picks where in the frame those values stand
     * @param drops samples of each frame that are not kept
     * @param examples a series for each reason why some are not
     * @param whole whether all values are kept, in their order
     */
    record Numbered(int[] seriesIds, int[] picks, Drops drops, Map<DropReason, String> examples, boolean whole) {
        /** Fingerprint of its layout. */
        UUID fingerprint() {
            return Fingerprints.of(seriesIds);
        }
    }
}
