package io.weir.bench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A pipeline that reports by the semantic conventions: a receiver, processors, a queue, a batcher and three sinks. What
 * flows through it is reckoned by the second: half of all pipelines are well, three in ten have a sink that is too slow,
 * one in ten a queue that slowly fills, and one in ten a sink that fails now and then.
 */
final class BenchPipeline {

    /** With no processor at all. */
    static final int FEWEST_SERIES = 48;

    private static final int CAPACITY = 10_000;
    private static final int BATCH = 500;
    private static final List<String> SINKS = List.of("search", "archive", "audit");

    private final SplittableRandom random;
    private final double arrivals;
    private final double most;
    private final boolean fails;
    private double queued;
    private double peak;
    private double in;
    private double out;
    private double rejected;
    private double full;
    private double failed;
    private double cpu;

    /**
     * A pipeline at its start.
     *
     * @param number of it, which decides how it fares
     * @param seed of its traffic
     */
    BenchPipeline(int number, long seed) {
        this.random = new SplittableRandom(seed + number);
        this.arrivals = 200 + random.nextInt(1_800);
        this.most = arrivals * most(number % 10);
        this.fails = number % 10 == 9;
    }

    private static double most(int kind) {
        return switch (kind) {
            case 5, 6, 7 -> 0.7;
            case 8 -> 0.995;
            default -> 1.7;
        };
    }

    /** Lets some seconds pass. */
    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            double offered = Math.rint(arrivals * random.nextDouble(0.8, 1.2));
            double taken = Math.min(offered, CAPACITY - queued + most);
            double written = Math.rint(Math.min(queued + taken, most * random.nextDouble(0.95, 1.05)));
            in += offered;
            rejected += offered - taken;
            full += offered > taken ? 1 : 0;
            queued = Math.max(0, Math.min(CAPACITY, queued + taken - written));
            peak = Math.max(peak, queued);
            out += written;
            failed += fails && random.nextInt(4) == 0 ? BATCH : 0;
            cpu += Math.min(0.9, offered / 4_000);
        }
    }

    /** What it reports; the values are those of the instant at which they are asked for. */
    List<BenchSeries> series(int wanted) {
        List<BenchSeries> all = new ArrayList<>();
        receiver(all);
        queue(all);
        batcher(all);
        SINKS.forEach(sink -> sink(all, sink));
        settings(all);
        all.add(new BenchSeries("pipeline.process.cpu.time", "s", true, Map.of(), () -> cpu));
        all.add(new BenchSeries("pipeline.process.memory", "By", false, Map.of(), () -> 2.5e8 + queued * 900));
        for (int i = 0; all.size() + 3 <= wanted; i++) {
            processor(all, "process-" + i);
        }
        while (all.size() < wanted) {
            all.add(new BenchSeries("bench.other." + all.size(), "1", false, Map.of(), random::nextDouble));
        }
        return all;
    }

    private void receiver(List<BenchSeries> all) {
        Map<String, String> stage = stage("receiver", "source");
        all.add(counter("pipeline.stage.in", "{event}", stage, () -> in));
        all.add(counter("pipeline.stage.out", "{event}", stage, () -> in));
        all.add(counter("pipeline.stage.out.bytes", "By", stage, () -> in * 310));
    }

    private void processor(List<BenchSeries> all, String name) {
        Map<String, String> stage = stage(name, "processor");
        all.add(counter("pipeline.stage.in", "{event}", stage, () -> out));
        all.add(counter("pipeline.stage.out", "{event}", stage, () -> out));
        all.add(gauge("pipeline.stage.utilization", "1", stage, () -> 0.3 + random.nextDouble(0.1)));
    }

    private void queue(List<BenchSeries> all) {
        Map<String, String> stage = stage("buffer", "queue");
        all.add(gauge("pipeline.queue.size", "{event}", stage, () -> queued));
        all.add(gauge("pipeline.queue.capacity", "{event}", stage, () -> CAPACITY));
        all.add(gauge("pipeline.queue.peak", "{event}", stage, () -> peak));
        all.add(counter("pipeline.queue.full", "1", stage, () -> full));
        all.add(counter("pipeline.queue.rejected", "{event}", stage, () -> rejected));
        all.add(counter("pipeline.stage.in", "{event}", stage, () -> in));
        all.add(counter("pipeline.stage.out", "{event}", stage, () -> out));
    }

    private void batcher(List<BenchSeries> all) {
        Map<String, String> stage = stage("batches", "batcher");
        all.add(counter("pipeline.stage.in", "{event}", stage, () -> out));
        all.add(counter("pipeline.stage.out", "{event}", stage, () -> out));
        all.add(gauge("pipeline.batch.size", "{event}", stage, () -> BATCH));
        all.add(counter("pipeline.batch.count", "{batch}", stage, () -> Math.floor(out / BATCH)));
    }

    private void sink(List<BenchSeries> all, String name) {
        boolean slowest = name.equals(SINKS.getFirst());
        double busy = Math.min(1, arrivals / most);
        Map<String, String> stage = stage(name, "sink");
        all.add(counter("pipeline.stage.in", "{event}", stage, () -> out));
        all.add(counter("pipeline.stage.out", "{event}", stage, () -> out));
        all.add(counter("pipeline.stage.out.bytes", "By", stage, () -> out * 290));
        all.add(gauge("pipeline.sink.duration", "s", stage, () -> slowest ? 2 * BATCH / most : 0.01));
        all.add(counter("pipeline.sink.errors", "{event}", stage, () -> slowest ? failed : 0));
        all.add(counter("pipeline.sink.retries", "1", stage, () -> slowest ? failed / BATCH : 0));
        all.add(gauge("pipeline.sink.inflight", "{event}", stage, () -> slowest ? BATCH * busy : 0));
        all.add(gauge("pipeline.stage.utilization", "1", stage, () -> slowest ? busy : 0.1));
    }

    private static void settings(List<BenchSeries> all) {
        setting(all, "buffer", "queue", "queue-capacity", CAPACITY);
        setting(all, "buffer", "queue", "overflow", 1);
        setting(all, "batches", "batcher", "batch-size", BATCH);
        setting(all, "batches", "batcher", "batch-delay", 1);
        SINKS.forEach(sink -> setting(all, sink, "sink", "concurrency", 2));
        setting(all, "search", "sink", "timeout", 30);
    }

    private static void setting(List<BenchSeries> all, String stage, String kind, String role, double value) {
        Map<String, String> labels = Map.of(
                "pipeline.id",
                "events",
                "stage.id",
                stage,
                "stage.kind",
                kind,
                "setting.name",
                stage + "." + role,
                "setting.role",
                role);
        all.add(gauge("pipeline.setting.value", "1", labels, () -> value));
    }

    private static Map<String, String> stage(String id, String kind) {
        return Map.of("pipeline.id", "events", "stage.id", id, "stage.kind", kind);
    }

    private static BenchSeries counter(String name, String unit, Map<String, String> labels, DoubleSupplier value) {
        return new BenchSeries(name, unit, true, labels, value);
    }

    private static BenchSeries gauge(String name, String unit, Map<String, String> labels, DoubleSupplier value) {
        return new BenchSeries(name, unit, false, labels, value);
    }
}
