package io.weir.plugins.logback;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One asynchronous appender and the series that belong to it.
 *
 * @param name as configured
 * @param size events that wait
 * @param queueSize most events that may wait
 * @param threshold room below which events of level INFO and less are discarded
 * @param neverBlock whether events are discarded rather than the caller held when there is no room at all
 */
record AsyncAppender(
        String name,
        NativeSeries size,
        NativeSeries queueSize,
        Optional<NativeSeries> threshold,
        Optional<NativeSeries> neverBlock) {

    private static final Pattern SIZE =
            Pattern.compile("(.*AsyncAppender(?:Base)?[/._])numberOfElementsInQueue", Pattern.CASE_INSENSITIVE);

    /** All appenders in the window. */
    static List<AsyncAppender> all(NativeWindow window) {
        List<AsyncAppender> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        window.series().stream()
                .filter(s -> SIZE.matcher(s.name()).matches())
                .sorted(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())))
                .forEach(s -> of(window, s, names).ifPresent(found::add));
        return found;
    }

    private static Optional<AsyncAppender> of(NativeWindow window, NativeSeries size, Set<String> taken) {
        Matcher m = SIZE.matcher(size.name());
        if (!m.matches()) {
            return Optional.empty();
        }
        String own = size.label("name").isEmpty() ? "AsyncAppender" : size.label("name");
        return of(window, size, m.group(1) + "queueSize")
                .map(q -> new AsyncAppender(
                        unique(own, taken),
                        size,
                        q,
                        of(window, size, m.group(1) + "discardingThreshold"),
                        of(window, size, m.group(1) + "neverBlock")));
    }

    private static Optional<NativeSeries> of(NativeWindow window, NativeSeries size, String name) {
        return window.series().stream()
                .filter(s -> s.name().equalsIgnoreCase(name) && s.labels().equals(size.labels()))
                .findFirst();
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }
}
