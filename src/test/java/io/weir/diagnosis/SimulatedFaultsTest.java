package io.weir.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Finding;
import io.weir.testkit.Damage;
import io.weir.testkit.Engines;
import io.weir.testkit.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Faults that no recording shows: other rates, other sizes, other ways to fail, read every 1, 10 and 15 seconds. */
class SimulatedFaultsTest {

    private static final String LOG = "batching_log_processor/0";
    private static final String OLD = "BatchLogRecordProcessor";

    /** What is expected of a window: one bottleneck at a stage, or nothing at all where the code is empty. */
    private record Expected(NativeWindow window, String code, String stage) {}

    @TestFactory
    Stream<DynamicTest> findsTheFault() {
        return Stream.of(1, 10, 15)
                .flatMap(every -> faults(every).entrySet().stream()
                        .map(e -> DynamicTest.dynamicTest(
                                e.getKey() + " every " + every + " s", () -> check(e.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> findsTheFaultAcrossGapsAndRestarts() {
        return faults(1).entrySet().stream()
                .filter(e -> !e.getKey().contains("down"))
                .flatMap(e -> Stream.of("gap", "restart")
                        .map(d -> DynamicTest.dynamicTest(
                                e.getKey() + " with a " + d, () -> check(damaged(e.getValue(), d)))));
    }

    private static void check(Expected expected) {
        List<Finding> found = Recorded.findings(expected.window());
        List<String> bottlenecks = found.stream()
                .filter(f -> f.code().startsWith("bottleneck."))
                .map(f -> f.code() + " " + f.stage())
                .toList();
        if (expected.code().isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(bottlenecks).containsExactly(expected.code() + " " + expected.stage());
            assertThat(found.getFirst().code()).isEqualTo(expected.code());
        }
    }

    private static Expected damaged(Expected e, String how) {
        NativeWindow w = how.equals("gap") ? Damage.gap(e.window(), 0.4, 0.5) : Damage.restart(e.window(), 0.5);
        return new Expected(w, e.code(), e.stage());
    }

    private static Map<String, Expected> faults(int every) {
        int seconds = every == 1 ? 120 : 600;
        Fault base = Fault.none().withTime(seconds, every);
        Map<String, Expected> all = new LinkedHashMap<>();
        addHealthy(base, all);
        addRsyslog(base, all);
        addOtel(base, all);
        addOlderOtel(base, all);
        addFapilog(base, all);
        return all;
    }

    private static void addHealthy(Fault base, Map<String, Expected> all) {
        all.put("healthy SDK", new Expected(Engines.otel(base), "", ""));
        all.put("healthy older SDK", new Expected(Engines.otelBefore(base), "", ""));
        Fault rsyslog = base.withCalls(1, 128).withFills(0);
        all.put("healthy rsyslog", new Expected(Engines.rsyslog(rsyslog, 0), "", ""));
        Fault fapilog = base.withCalls(1, 256).withFills(0.25).withCost(0, 0.0002);
        all.put("healthy fapilog", new Expected(Engines.fapilog(fapilog.withPlugin(0.00002)), "", ""));
        Fault bursts = rsyslog.withBursts(50, 2000, 12).withCapacity(6000);
        all.put("bursts that fit", new Expected(Engines.rsyslog(bursts, 0), "", ""));
    }

    private static void addRsyslog(Fault base, Map<String, Expected> all) {
        Fault f = base.withCapacity(5000).withCalls(1, 128).withFills(0);
        all.put(
                "rsyslog: slow TCP",
                new Expected(
                        Engines.rsyslog(f.withArrivals(800).withCost(0, 1 / 400.0), 500),
                        "bottleneck.destination",
                        "out"));
        all.put(
                "rsyslog: one worker waits 5 ms",
                new Expected(
                        Engines.rsyslog(f.withArrivals(600).withCalls(1, 16).withCost(0, 0.005), 0),
                        "bottleneck.sink-concurrency",
                        "out"));
        all.put(
                "rsyslog: batches of 4",
                new Expected(
                        Engines.rsyslog(f.withArrivals(600).withCalls(1, 4).withCost(0.02, 0.0001), 0),
                        "bottleneck.batch-size",
                        "out"));
        Fault slow = f.withArrivals(100).withCapacity(1000);
        all.put(
                "rsyslog: down",
                new Expected(
                        Engines.rsyslog(slow.withDown(base.seconds() * 0.3, 1e9), 500),
                        "bottleneck.destination-down",
                        "out"));
        all.put(
                "rsyslog: down and back",
                new Expected(
                        Engines.rsyslog(slow.withDown(base.seconds() * 0.3, base.seconds() * 0.6), 0),
                        "bottleneck.destination-down",
                        "out"));
        Fault bursts = f.withBursts(50, 2000, 12).withCapacity(150).withCost(0.005, 0.0005);
        all.put(
                "rsyslog: small queue",
                new Expected(Engines.rsyslog(bursts, 0), "bottleneck.queue-capacity", "out queue"));
    }

    private static void addOtel(Fault base, Map<String, Expected> all) {
        Fault busy = base.withArrivals(2000);
        for (int n : List.of(8, 32, 128)) {
            all.put(
                    "SDK: batches of " + n,
                    new Expected(
                            Engines.otel(busy.withCalls(1, n).withCost(0.1, 0.0001)), "bottleneck.batch-size", LOG));
        }
        double onset = base.seconds() * 0.4;
        Fault slow = base.withArrivals(1000).withCost(0.02, 0.0001).withSlowdown(onset, 36);
        all.put(
                "SDK: destination slows down",
                new Expected(Engines.otel(slow), "bottleneck.destination", "otlp_http_log_exporter/0"));
        all.put(
                "SDK: down",
                new Expected(
                        Engines.otel(base.withDown(onset, 1e9)),
                        "bottleneck.destination-down",
                        "otlp_http_log_exporter/0"));
        Fault bursts = base.withBursts(50, 1500, 10).withCapacity(200).withCalls(1, 100);
        all.put("SDK: small queue", new Expected(Engines.otel(bursts), "bottleneck.queue-capacity", LOG + " queue"));
    }

    private static void addOlderOtel(Fault base, Map<String, Expected> all) {
        Fault busy = base.withArrivals(2000);
        for (int n : List.of(1, 8, 32, 128)) {
            all.put(
                    "older SDK: batches of " + n,
                    new Expected(
                            Engines.otelBefore(busy.withCalls(1, n).withCost(0.097, 0.0001)),
                            "bottleneck.batch-size",
                            OLD));
        }
        Fault slow = base.withArrivals(1000).withCost(0.02, 0.005);
        all.put(
                "older SDK: slow destination",
                new Expected(Engines.otelBefore(slow), "bottleneck.destination", "exporter"));
        all.put(
                "older SDK: down",
                new Expected(
                        Engines.otelBefore(base.withDown(base.seconds() * 0.4, 1e9)),
                        "bottleneck.destination-down",
                        "exporter"));
        Fault bursts = base.withBursts(50, 1500, 10).withCapacity(200).withCalls(1, 100);
        all.put(
                "older SDK: small queue",
                new Expected(Engines.otelBefore(bursts), "bottleneck.queue-capacity", OLD + " queue"));
    }

    private static void addFapilog(Fault base, Map<String, Expected> all) {
        Fault f = base.withCalls(1, 256)
                .withFills(0.25)
                .withArrivals(60)
                .withCapacity(500)
                .withPlugin(0.00002);
        all.put(
                "fapilog: a slow call for each event",
                new Expected(Engines.fapilog(f.withCost(0, 0.1)), "bottleneck.batch-size", "sink"));
        Fault computes =
                f.withArrivals(400).withCapacity(2000).withCost(0, 0.0005).withPlugin(0.0045);
        all.put(
                "fapilog: a plugin computes",
                new Expected(Engines.fapilog(computes), "bottleneck.processor-cpu", "masker"));
        all.put(
                "fapilog: down",
                new Expected(
                        Engines.fapilog(f.withDown(base.seconds() * 0.3, 1e9)), "bottleneck.destination-down", "sink"));
        Fault bursts = f.withBursts(20, 1500, 10).withCapacity(100).withCost(0, 0.0005);
        all.put("fapilog: small queue", new Expected(Engines.fapilog(bursts), "bottleneck.queue-capacity", "queue"));
    }
}
