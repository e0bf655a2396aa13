package io.weir.testkit;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Gathers samples, one after the other, into a window as an adapter gets it. Not for several threads. */
public final class SeriesBuilder {

    private record Key(String name, Map<String, String> labels, NativeSeries.Kind kind) {}

    private final Map<Key, TreeMap<Long, Double>> samples = new LinkedHashMap<>();
    private final String source;
    private NativeSettings settings = NativeSettings.NONE;

    /** Of a source with this name. */
    public SeriesBuilder(String source) {
        this.source = source;
    }

    /** Adds what a gauge read. */
    public void gauge(long atMillis, String name, Map<String, String> labels, double value) {
        put(atMillis, new Key(name, Map.copyOf(labels), NativeSeries.Kind.GAUGE), value);
    }

    /** Adds how far a counter stood. */
    public void counter(long atMillis, String name, Map<String, String> labels, double value) {
        put(atMillis, new Key(name, Map.copyOf(labels), NativeSeries.Kind.COUNTER), value);
    }

    /** Adds a sample of a series whose kind is known elsewhere. */
    void add(long atMillis, String name, Map<String, String> labels, NativeSeries.Kind kind, double value) {
        put(atMillis, new Key(name, Map.copyOf(labels), kind), value);
    }

    /** With this configuration. */
    public SeriesBuilder settings(NativeSettings configured) {
        settings = configured;
        return this;
    }

    /** The window. */
    public NativeWindow build() {
        List<NativeSeries> series = new ArrayList<>();
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Map.Entry<Key, TreeMap<Long, Double>> e : samples.entrySet()) {
            TreeMap<Long, Double> values = e.getValue();
            from = Math.min(from, values.firstKey());
            to = Math.max(to, values.lastKey());
            series.add(new NativeSeries(
                    e.getKey().name(),
                    e.getKey().labels(),
                    e.getKey().kind(),
                    "",
                    values.keySet().stream().mapToLong(Long::longValue).toArray(),
                    values.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        Interval interval = new Interval(Instant.ofEpochMilli(Math.min(from, to)), Instant.ofEpochMilli(to));
        return new NativeWindow(source, Map.of(), interval, series, settings);
    }

    /** The same window with its series in another order. */
    public static NativeWindow shuffled(NativeWindow window, long seed) {
        List<NativeSeries> series = new ArrayList<>(window.series());
        Collections.shuffle(series, new Random(seed));
        return new NativeWindow(window.source(), window.attributes(), window.interval(), series, window.settings());
    }

    private void put(long atMillis, Key key, double value) {
        samples.computeIfAbsent(key, k -> new TreeMap<>()).put(atMillis, value);
    }
}
