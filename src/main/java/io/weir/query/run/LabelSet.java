package io.weir.query.run;

import io.weir.query.Matcher;
import io.weir.query.SeriesRef;
import io.weir.query.SourceSeries;
import io.weir.query.lang.Grouping;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Labels of a line, by name; equal when they say the same. */
public final class LabelSet implements Comparable<LabelSet> {

    private final TreeMap<String, String> labels;
    private final int hash;

    private LabelSet(TreeMap<String, String> labels) {
        this.labels = labels;
        this.hash = labels.hashCode();
    }

    /** The labels of a series: its source's attributes and name, over them its own labels, and its name. */
    static LabelSet of(SourceSeries source, SeriesRef series) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(Matcher.SOURCE, source.source());
        labels.putAll(source.attributes());
        labels.putAll(series.labels());
        labels.put(Matcher.NAME, series.name());
        labels.values().removeIf(String::isEmpty);
        return new LabelSet(labels);
    }

    /** Some labels. */
    static LabelSet of(Map<String, String> labels) {
        return new LabelSet(new TreeMap<>(labels));
    }

    /** By name; not to be changed. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(labels);
    }

    /** The value of a label, or null. */
    @Nullable
    String get(String label) {
        return labels.get(label);
    }

    /** Without one of them. */
    LabelSet without(String label) {
        if (!labels.containsKey(label)) {
            return this;
        }
        TreeMap<String, String> rest = new TreeMap<>(labels);
        rest.remove(label);
        return new LabelSet(rest);
    }

    /** Without the name. */
    LabelSet nameless() {
        return without(Matcher.NAME);
    }

    /** Those that count; the name counts only where it is asked for. */
    LabelSet grouped(Grouping grouping) {
        TreeMap<String, String> rest = new TreeMap<>();
        if (grouping.without()) {
            rest.putAll(labels);
            rest.remove(Matcher.NAME);
            grouping.labels().forEach(rest::remove);
        } else {
            for (String label : grouping.labels()) {
                String value = labels.get(label);
                if (value != null) {
                    rest.put(label, value);
                }
            }
        }
        return new LabelSet(rest);
    }

    @Override
    public int compareTo(LabelSet other) {
        return labels.toString().compareTo(other.labels.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSet that && hash == that.hash && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return labels.toString();
    }
}
