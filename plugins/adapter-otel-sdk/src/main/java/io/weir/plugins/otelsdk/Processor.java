package io.weir.plugins.otelsdk;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One batch processor and the series that belong to it.
 *
 * @param name as the SDK calls it
 * @param spans whether it handles spans rather than log records
 * @param exporter name of its exporter
 * @param size of the queue
 * @param capacity of the queue; null when not reported
 * @param written what was handed over
 * @param rejected what was turned away because the queue was full
 * @param failed what the exporter could not hand over
 * @param calls how many exports ended, by the duration's histogram
 * @param callSeconds how long they took together
 * @param inflight handed to the exporter and not yet answered
 */
record Processor(
        String name,
        boolean spans,
        String exporter,
        NativeSeries size,
        @Nullable NativeSeries capacity,
        List<NativeSeries> written,
        List<NativeSeries> rejected,
        List<NativeSeries> failed,
        List<NativeSeries> calls,
        List<NativeSeries> callSeconds,
        List<NativeSeries> inflight) {

    private static final String COMPONENT = "otel.component.name";
    private static final String ERROR = "error.type";
    private static final Pattern OLD = Pattern.compile("(?:(.*)/)?queueSize");
    private static final Pattern NEW = Pattern.compile("otel\\.sdk\\.processor\\.(log|span)\\.queue\\.size");

    /** All processors in the window, by name; the older metrics count only for those without the newer. */
    static List<Processor> all(NativeWindow window) {
        List<Processor> found = new ArrayList<>();
        matching(window, NEW).forEach(s -> found.add(byConvention(window, s)));
        if (found.isEmpty()) {
            matching(window, OLD).filter(s -> !type(s).isEmpty()).forEach(s -> found.add(older(window, s)));
        }
        return found;
    }

    private static Processor byConvention(NativeWindow window, NativeSeries size) {
        Matcher m = NEW.matcher(size.name());
        String signal = m.matches() ? m.group(1) : "log";
        String name = size.label(COMPONENT);
        String processed = "otel.sdk.processor." + signal + ".processed";
        String exported = "otel.sdk.exporter." + signal + ".exported";
        String exporter = exporter(window, signal);
        Predicate<NativeSeries> own = s -> s.label(COMPONENT).equals(name);
        Predicate<NativeSeries> its = s -> s.label(COMPONENT).equals(exporter);
        boolean seen = window.named(exported).stream().anyMatch(its);
        String outcome = seen ? exported : processed;
        Predicate<NativeSeries> of = seen ? its : own;
        return new Processor(
                name.isEmpty() ? "batching_" + signal + "_processor" : name,
                signal.equals("span"),
                exporter.isEmpty() ? "exporter" : exporter,
                size,
                select(window, "otel.sdk.processor." + signal + ".queue.capacity", own).stream()
                        .findFirst()
                        .orElse(null),
                select(window, outcome, of.and(s -> s.label(ERROR).isEmpty())),
                select(window, processed, own.and(s -> s.label(ERROR).equals("queue_full"))),
                select(
                        window,
                        outcome,
                        of.and(s -> !s.label(ERROR).isEmpty() && !s.label(ERROR).equals("queue_full"))),
                select(window, "otel.sdk.exporter.operation.duration_count", its),
                select(window, "otel.sdk.exporter.operation.duration_sum", its),
                select(window, "otel.sdk.exporter." + signal + ".inflight", its));
    }

    private static Processor older(NativeWindow window, NativeSeries size) {
        String type = type(size);
        boolean spans = type.contains("Span");
        String prefix = size.name().substring(0, size.name().length() - "queueSize".length());
        String processed = prefix + (spans ? "processedSpans" : "processedLogs");
        Predicate<NativeSeries> own = s -> type(s).equals(type);
        return new Processor(
                type,
                spans,
                "exporter",
                size,
                null,
                select(window, processed, own.and(s -> s.label("dropped").equals("false"))),
                select(window, processed, own.and(s -> s.label("dropped").equals("true"))),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Name of the first exporter of the signal; which processor feeds which is not reported. */
    private static String exporter(NativeWindow window, String signal) {
        return Stream.of("exported", "inflight")
                .flatMap(m -> window.named("otel.sdk.exporter." + signal + "." + m).stream())
                .map(s -> s.label(COMPONENT))
                .filter(n -> !n.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static Stream<NativeSeries> matching(NativeWindow window, Pattern name) {
        return window.series().stream()
                .map(NativeSeries::name)
                .filter(n -> name.matcher(n).matches())
                .distinct()
                .sorted()
                .flatMap(n -> window.named(n).stream());
    }

    private static List<NativeSeries> select(NativeWindow window, String name, Predicate<NativeSeries> which) {
        return window.named(name).stream().filter(which).toList();
    }

    private static String type(NativeSeries s) {
        return Optional.of(s.label("processorType")).filter(t -> !t.isEmpty()).orElse(s.label("spanProcessorType"));
    }
}
