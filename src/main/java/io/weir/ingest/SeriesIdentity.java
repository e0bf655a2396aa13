package io.weir.ingest;

import io.weir.api.adapter.NativeSeries;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which series of its source.
 *
 * @param name metric name, as it came
 * @param labels sorted by key
 * @param kind how its values are to be read
 * @param unit as reported; empty when not reported
 */
public record SeriesIdentity(String name, SortedMap<String, String> labels, NativeSeries.Kind kind, String unit) {

    private static final int LONGEST_TEXT = 200;

    /** Copies the labels. */
    public SeriesIdentity(String name, Map<String, String> labels, NativeSeries.Kind kind, String unit) {
        this(name, (SortedMap<String, String>) new TreeMap<>(labels), kind, unit);
    }

    /** Name and labels as people write them, cut where it gets too long to read. */
    public String text() {
        String text = labels.isEmpty() ? name : name + labels;
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
