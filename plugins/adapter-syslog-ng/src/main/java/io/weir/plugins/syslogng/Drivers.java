package io.weir.plugins.syslogng;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Series by the driver that they belong to. In 3.x the name tells, such as {@code dst.network/written}, in 4.x the metric. */
final class Drivers {

    private Drivers() {}

    static SortedMap<String, List<NativeSeries>> destinations(NativeWindow window) {
        return by(
                window,
                s -> s.name().startsWith("dst.")
                        || s.name().startsWith("syslogng_output_")
                        || s.name().startsWith("syslogng_memory_queue_")
                        || s.name().startsWith("syslogng_disk_queue_"));
    }

    static SortedMap<String, List<NativeSeries>> sources(NativeWindow window) {
        return by(
                window,
                s -> s.name().startsWith("src.")
                                && s.name().endsWith("/processed")
                                && !s.label("id").isEmpty()
                        || s.name().startsWith("syslogng_input_events"));
    }

    private static SortedMap<String, List<NativeSeries>> by(NativeWindow window, Predicate<NativeSeries> which) {
        SortedMap<String, List<NativeSeries>> found = new TreeMap<>();
        window.series().stream()
                .filter(which)
                .filter(s -> !s.label("id").isEmpty())
                .forEach(s -> found.computeIfAbsent(s.label("id"), id -> new ArrayList<>())
                        .add(plain(s)));
        return found;
    }

    /** {@code dst.network/queued} and {@code dst.http/queued} mean the same. */
    private static NativeSeries plain(NativeSeries s) {
        int slash = s.name().indexOf('/');
        String name = slash < 0 ? s.name() : s.name().substring(0, 3) + s.name().substring(slash);
        return new NativeSeries(name, s.labels(), s.kind(), s.unit(), s.at(), s.values());
    }
}
