package io.weir.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The service looks at the last 90 s every few seconds: while one fault lasts, it must say one thing. */
class SlidingWindowTest {

    private static final Duration LENGTH = Duration.ofSeconds(90);

    @TestFactory
    Stream<DynamicTest> saysOneThingWhileOneFaultLasts() {
        Fault base = Fault.none().withTime(300, 1);
        Fault rsyslog = base.withCapacity(2000).withCalls(1, 128).withFills(0);
        Map<String, NativeWindow> faults = Map.of(
                "bottleneck.destination after a healthy minute",
                Engines.otel(base.withArrivals(1000).withCost(0.02, 0.0001).withSlowdown(60, 36)),
                "bottleneck.batch-size from the begin",
                Engines.otel(base.withArrivals(1000).withCalls(1, 16).withCost(0.1, 0.0001)),
                "bottleneck.destination of a TCP forwarder",
                Engines.rsyslog(
                        rsyslog.withArrivals(800).withCost(0, 1 / 3000.0).withSlowdown(60, 7.5), 500),
                "bottleneck.sink-concurrency of one worker",
                Engines.rsyslog(rsyslog.withArrivals(600).withCalls(1, 16).withCost(0, 0.005), 0),
                "bottleneck.queue-capacity in bursts",
                Engines.rsyslog(
                        rsyslog.withBursts(50, 2000, 12).withCapacity(150).withCost(0.005, 0.0005), 0));
        return faults.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThat(codes(e.getValue()))
                                .containsExactly(e.getKey().split(" ")[0])));
    }

    private static Set<String> codes(NativeWindow whole) {
        Set<String> codes = new TreeSet<>();
        Instant begin = whole.interval().from();
        for (int end = 20; end <= whole.interval().seconds(); end += 5) {
            Interval part = Interval.endingAt(begin.plusSeconds(end), LENGTH);
            Recorded.findings(cut(whole, part)).stream()
                    .map(f -> f.code())
                    .filter(c -> c.startsWith("bottleneck."))
                    .forEach(codes::add);
        }
        return codes;
    }

    private static NativeWindow cut(NativeWindow whole, Interval part) {
        List<NativeSeries> series = whole.series().stream()
                .map(s -> cut(s, part))
                .filter(s -> s.at().length > 0)
                .toList();
        return new NativeWindow(whole.source(), whole.attributes(), part, series, whole.settings());
    }

    private static NativeSeries cut(NativeSeries s, Interval part) {
        int from = 0;
        while (from < s.at().length && s.at()[from] < part.from().toEpochMilli()) {
            from++;
        }
        int to = from;
        while (to < s.at().length && part.contains(s.at()[to])) {
            to++;
        }
        return new NativeSeries(
                s.name(),
                s.labels(),
                s.kind(),
                s.unit(),
                Arrays.copyOfRange(s.at(), from, to),
                Arrays.copyOfRange(s.values(), from, to));
    }
}
