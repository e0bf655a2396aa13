package io.weir.storage.frames;

import io.weir.api.adapter.NativeSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns frames into series. A series may lie in several layouts: its values are merged by instant. Where it lies in only
 * one, as most do, its instants are shared with its neighbours.
 */
final class FrameColumns {

    private final Map<Integer, Frames> byLayout = new TreeMap<>();

    /** What a series is called. */
    record Identity(String name, Map<String, String> labels, NativeSeries.Kind kind, String unit) {}

    private record Frames(List<Long> at, List<Double[]> values) {}

    /** Where the values of a series lie. */
    private record Slot(int layoutId, int position) {}

    /** Adds a frame; those of one layout in the order of time. */
    void add(long atMillis, int layoutId, Double[] values) {
        Frames frames = byLayout.computeIfAbsent(layoutId, l -> new Frames(new ArrayList<>(), new ArrayList<>()));
        frames.at().add(atMillis);
        frames.values().add(values);
    }

    boolean isEmpty() {
        return byLayout.isEmpty();
    }

    Integer[] layoutIds() {
        return byLayout.keySet().toArray(Integer[]::new);
    }

    /**
     * The series.
     *
     * @param seriesIds of each layout
     * @param identities of each series
     */
    List<NativeSeries> series(Map<Integer, Integer[]> seriesIds, Map<Integer, Identity> identities) {
        Map<Integer, List<Slot>> slots = new TreeMap<>();
        Map<Integer, long[]> instants = new HashMap<>();
        byLayout.forEach((layoutId, frames) -> {
            instants.put(
                    layoutId, frames.at().stream().mapToLong(Long::longValue).toArray());
            Integer[] ids = seriesIds.getOrDefault(layoutId, new Integer[0]);
            for (int i = 0; i < ids.length; i++) {
                slots.computeIfAbsent(ids[i], s -> new ArrayList<>(1)).add(new Slot(layoutId, i));
            }
        });
        List<NativeSeries> result = new ArrayList<>(slots.size());
        slots.forEach((id, places) -> {
            Identity identity = identities.get(id);
            if (identity != null) {
                result.add(
                        places.size() == 1
                                ? single(identity, places.getFirst(), instants)
                                : merged(identity, places, instants));
            }
        });
        return result;
    }

    private NativeSeries single(Identity identity, Slot slot, Map<Integer, long[]> instants) {
        long[] at = instants.getOrDefault(slot.layoutId(), new long[0]);
        double[] values = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            values[i] = value(slot, i);
        }
        return series(identity, at, values);
    }

    private NativeSeries merged(Identity identity, List<Slot> slots, Map<Integer, long[]> instants) {
        TreeMap<Long, Double> merged = new TreeMap<>();
        for (Slot slot : slots) {
            long[] at = instants.getOrDefault(slot.layoutId(), new long[0]);
            for (int i = 0; i < at.length; i++) {
                // Of two values of one instant, one that is there beats a gap.
                merged.merge(at[i], value(slot, i), (old, other) -> other.isNaN() ? old : other);
            }
        }
        long[] at = merged.keySet().stream().mapToLong(Long::longValue).toArray();
        double[] values =
                merged.values().stream().mapToDouble(Double::doubleValue).toArray();
        return series(identity, at, values);
    }

    private double value(Slot slot, int frame) {
        Frames frames = byLayout.get(slot.layoutId());
        Double[] values = frames == null ? new Double[0] : frames.values().get(frame);
        return slot.position() < values.length ? values[slot.position()] : Double.NaN;
    }

    private static NativeSeries series(Identity identity, long[] at, double[] values) {
        return new NativeSeries(identity.name(), identity.labels(), identity.kind(), identity.unit(), at, values);
    }
}
