package io.weir.bench.ingest;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Watches the service until it has stored what waits for it. */
final class Drain {

    private static final double WARM = 1.0 / 3;
    private static final double STILL_SECONDS = 60;

    private final Stand stand;
    private final OwnMetrics metrics;
    private final double before;
    private final List<Point> points = new ArrayList<>();
    private double peakHeap;
    private double peakLive;

    private record Point(double seconds, double samples, CpuTimes cpu) {}

    Drain(Stand stand, OwnMetrics metrics, double before) {
        this.stand = stand;
        this.metrics = metrics;
        this.before = before;
    }

    /** Returns when as many samples are stored; fails when nothing moves for a minute. */
    void await(double samples) throws IOException, InterruptedException {
        double lastMoved = now();
        double said = now();
        while (true) {
            Point point = look();
            if (!points.isEmpty() && point.samples() > points.getLast().samples()) {
                lastMoved = point.seconds();
            }
            points.add(point);
            if (point.samples() >= samples) {
                return;
            }
            if (point.seconds() - lastMoved > STILL_SECONDS) {
                throw new IOException("only " + (long) point.samples() + " of " + (long) samples
                        + " samples were stored, and no more came for a minute; see weir.log");
            }
            if (point.seconds() - said > 5) {
                said = point.seconds();
                Progress.say("stored %.1f of %.1f million samples", point.samples() / 1e6, samples / 1e6);
            }
            Thread.sleep(200);
        }
    }

    /** Figures of the time after the first third, when the service's code is compiled, and of the whole. */
    Map<String, Object> figures() {
        Point end = points.getLast();
        Point warm = points.stream()
                .filter(p -> p.samples() >= end.samples() * WARM)
                .findFirst()
                .orElse(end);
        Point begin = points.stream().filter(p -> p.samples() > 0).findFirst().orElse(end);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("samples", (long) end.samples());
        result.put("samples_per_second", Math.round(rate(warm, end)));
        result.put("samples_per_second_from_start", Math.round(rate(begin, end)));
        result.put(
                "cpu_seconds_per_million_samples", end.cpu().since(warm.cpu()).per(end.samples() - warm.samples()));
        result.put(
                "cpu_seconds_per_million_samples_from_start",
                end.cpu().since(points.getFirst().cpu()).per(end.samples()));
        result.put("heap_peak_mb", Math.round(peakHeap / (1 << 20)));
        result.put("heap_peak_after_collection_mb", Math.round(peakLive / (1 << 20)));
        return result;
    }

    private Point look() throws IOException, InterruptedException {
        OwnMetrics.Reading reading = metrics.read();
        peakHeap = Math.max(peakHeap, reading.heap());
        peakLive = Math.max(peakLive, reading.heapAfterCollection());
        return new Point(now(), reading.samples() - before, stand.cpu());
    }

    private static double rate(Point from, Point to) {
        return (to.samples() - from.samples()) / Math.max(1e-9, to.seconds() - from.seconds());
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }
}
