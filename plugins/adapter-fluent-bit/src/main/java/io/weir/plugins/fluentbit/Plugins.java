package io.weir.plugins.fluentbit;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fluent Bit's plugins by name, and the series of each.
 *
 * @param inputs by name, such as {@code tail.0}
 * @param filters by name
 * @param outputs by name
 */
record Plugins(
        SortedMap<String, List<NativeSeries>> inputs,
        SortedMap<String, List<NativeSeries>> filters,
        SortedMap<String, List<NativeSeries>> outputs) {

    static Plugins of(NativeWindow window) {
        Plugins found = new Plugins(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        boolean own = window.series().stream()
                .map(NativeSeries::name)
                .anyMatch(n -> n.startsWith("fluentbit_")
                        || n.startsWith("input_chunks.")
                        || n.equals("output.proc_records")
                        || n.startsWith("storage_layer."));
        if (own) {
            window.series().stream().filter(s -> !s.label("name").isEmpty()).forEach(found::add);
        }
        return found;
    }

    boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }

    private void add(NativeSeries s) {
        String name = s.name().replaceFirst("^fluentbit_", "");
        if (name.startsWith("input")) {
            put(inputs, s);
        } else if (name.startsWith("filter")) {
            put(filters, s);
        } else if (name.startsWith("output")) {
            put(outputs, s);
        }
    }

    private static void put(SortedMap<String, List<NativeSeries>> into, NativeSeries s) {
        into.computeIfAbsent(s.label("name"), n -> new ArrayList<>()).add(s);
    }
}
