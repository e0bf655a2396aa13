package io.weir.api.adapter;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The names that one metric of an engine goes by: across its versions, and across the ways by which it reaches Weir.
 *
 * <p>The same metric arrives as {@code otel.sdk.exporter.operation.duration} by OTLP and as
 * {@code otel_sdk_exporter_operation_duration_seconds} by Prometheus. So every character that is neither letter nor digit
 * stands for any other, upper and lower case are the same, and a name may be followed by the suffixes that Prometheus
 * adds: one unit ({@code _seconds}, {@code _milliseconds}, {@code _bytes}, {@code _ratio}) and {@code _total}. What an
 * engine renamed is listed as a further name. Immutable.
 *
 * <pre>{@code
 * MetricName sent = MetricName.of("otelcol_exporter_sent_log_records");
 * sent.matches("otelcol.exporter.sent_log_records_total"); // true
 * }</pre>
 */
public final class MetricName {

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> UNITS = Set.of("seconds", "milliseconds", "bytes", "ratio");
    private static final String TOTAL = "_total";
    private static final int MOST_KNOWN = 20_000;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private final List<String> names;
    private final Set<String> plain;

    private MetricName(List<String> names) {
        this.names = List.copyOf(names);
        this.plain = new LinkedHashSet<>();
        names.forEach(n -> plain.add(plain(n)));
    }

    /**
     * @param names the newest first; not empty
     * @throws IllegalArgumentException when there is none, or one is blank
     */
    public static MetricName of(String... names) {
        if (names.length == 0 || Arrays.stream(names).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a metric needs a name that is not blank");
        }
        return new MetricName(List.of(names));
    }

    /** Whether a series of this name is this metric. */
    public boolean matches(String name) {
        return matches(name, "");
    }

    /**
     * Whether a series of this name is a part of this metric, where it is a histogram or summary.
     *
     * @param part {@code count} or {@code sum}
     */
    public boolean matchesPart(String name, String part) {
        return matches(name, "_" + part);
    }

    private boolean matches(String name, String end) {
        return matchesExactly(name, end) || plain.contains(withoutUnit(stem(name, end)));
    }

    /** Without a unit that is not a part of the name: {@code size_bytes} may be another metric beside {@code size}. */
    boolean matchesExactly(String name, String end) {
        String text = plain(name);
        boolean whole = text.endsWith(end) && plain.contains(text.substring(0, text.length() - end.length()));
        return whole || plain.contains(stem(name, end));
    }

    /** What stands before the part and, in a name that is no part, before {@code _total}; empty when it is another part. */
    private static String stem(String name, String end) {
        String text = plain(name);
        String last = end.isEmpty() && text.endsWith(TOTAL) ? TOTAL : end;
        return text.endsWith(last) ? text.substring(0, text.length() - last.length()) : "";
    }

    private static String withoutUnit(String text) {
        int last = text.lastIndexOf('_');
        return last > 0 && UNITS.contains(text.substring(last + 1)) ? text.substring(0, last) : text;
    }

    // The same names are asked about by every row of every table, for every window.
    private static String plain(String name) {
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String plain = spelled(name);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(name, plain);
        }
        return plain;
    }

    private static String spelled(String name) {
        return OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricName m && m.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** Its newest name. */
    @Override
    public String toString() {
        return names.getFirst();
    }
}
