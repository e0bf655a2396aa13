package io.weir.plugins.log4j2;

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
 * What events wait in between the caller and the thread that writes them.
 *
 * @param name stays the same when the process starts anew
 * @param kind which of the three
 * @param remaining events for which there is room
 * @param capacity events that it can hold
 */
record Buffer(String name, Kind kind, NativeSeries remaining, NativeSeries capacity) {

    private static final Pattern REMAINING =
            Pattern.compile("(.*log4j2.*[/._])(Queue)?RemainingCapacity", Pattern.CASE_INSENSITIVE);

    /** Which buffer of Log4j 2 it is. */
    enum Kind {
        /** All loggers are asynchronous and share one. */
        LOGGERS,
        /** A logger is asynchronous by the configuration. */
        LOGGER_CONFIG,
        /** An appender is asynchronous. */
        APPENDER
    }

    /** All buffers in the window. */
    static List<Buffer> all(NativeWindow window) {
        List<Buffer> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        window.series().stream()
                .filter(s -> REMAINING.matcher(s.name()).matches())
                .sorted(Comparator.comparing(s -> s.name() + new TreeMap<>(s.labels())))
                .forEach(s -> of(window, s, names).ifPresent(found::add));
        return found;
    }

    private static Optional<Buffer> of(NativeWindow window, NativeSeries remaining, Set<String> taken) {
        Matcher m = REMAINING.matcher(remaining.name());
        if (!m.matches()) {
            return Optional.empty();
        }
        String queue = m.group(2);
        String capacity = m.group(1) + (queue == null ? "BufferSize" : queue + "Capacity");
        return window.series().stream()
                .filter(s -> s.name().equalsIgnoreCase(capacity) && s.labels().equals(remaining.labels()))
                .findFirst()
                .map(s -> new Buffer(unique(name(remaining), taken), kind(remaining, queue != null), remaining, s));
    }

    private static Kind kind(NativeSeries s, boolean appender) {
        if (appender) {
            return Kind.APPENDER;
        }
        return s.label("name").isEmpty() ? Kind.LOGGERS : Kind.LOGGER_CONFIG;
    }

    /** The bean of a context is named by a number that changes with every start. */
    private static String name(NativeSeries s) {
        String own = s.label("name");
        if (!own.isEmpty()) {
            return own;
        }
        String context = s.label("type").replaceAll("@.*", "");
        return context.isEmpty() || context.equals("AsyncContext") ? "async loggers" : "async loggers of " + context;
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }
}
