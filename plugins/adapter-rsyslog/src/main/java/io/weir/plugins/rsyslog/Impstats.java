package io.weir.plugins.rsyslog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.List;
import java.util.Optional;

/** The objects that impstats reports, by kind and name. */
record Impstats(NativeWindow window) {

    private static final String ACTION = "core.action";
    private static final String QUEUE = "core.queue";

    /** Names of the queues, sorted; without the disk parts of disk-assisted ones. */
    List<String> queues() {
        return names("size", QUEUE).filter(n -> !n.endsWith("[DA]")).toList();
    }

    /** Names of the actions, sorted. */
    List<String> actions() {
        return names("processed", ACTION).toList();
    }

    /** Names of the inputs, sorted: all that count what they submit. */
    List<NativeSeries> inputs() {
        return window.series().stream()
                .filter(s -> s.name().endsWith("/submitted"))
                .sorted((a, b) -> a.label("name").compareTo(b.label("name")))
                .toList();
    }

    /** Counters of bytes that forwarding actions sent over TCP, sorted by name. */
    List<NativeSeries> streams() {
        return window.named("omfwd/bytes.sent").stream()
                .filter(s -> s.label("name").startsWith("TCP"))
                .toList();
    }

    Optional<NativeSeries> queue(String name, String counter) {
        return window.find(QUEUE + "/" + counter, "name", name);
    }

    Optional<NativeSeries> action(String name, String counter) {
        return window.find(ACTION + "/" + counter, "name", name);
    }

    Optional<NativeSeries> process(String counter) {
        return window.find("impstats/" + counter);
    }

    private java.util.stream.Stream<String> names(String counter, String origin) {
        return window.named(origin + "/" + counter).stream()
                .map(s -> s.label("name"))
                .filter(n -> !n.isBlank())
                .distinct()
                .sorted();
    }
}
