package io.weir.bench.ingest;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.OwnMetrics;
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
    // Each look makes the service print all its metrics, which is a part of the processor time that is measured.
    private static final long LOOK_EVERY_MILLIS = 500;

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
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Figures of the time after the first third, when the service's code is compiled, and of the whole. */
    Map<String, Object> figures() {
        Point end = points.getLast();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("samples", (long) end.samples());
        result.put(
                "warm", figures("after the first third, when the code is compiled", first(end.samples() * WARM), end));
        result.put("from_cold_start", figures("from the start of the service's JVM", points.getFirst(), end));
        result.put("heap_peak_mb", Math.round(peakHeap / (1 << 20)));
        result.put("heap_peak_after_collection_mb", Math.round(peakLive / (1 << 20)));
        return result;
    }

    private Map<String, Object> figures(String span, Point from, Point to) {
        // Until the first sample the service starts up: that costs processor time, and is no rate.
        Point moving = from.samples() > 0 ? from : first(1);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("span", span);
        result.put("samples_per_second", Math.round(rate(moving, to)));
        result.put("cpu_seconds_per_million_samples", to.cpu().since(from.cpu()).per(to.samples() - from.samples()));
        return result;
    }

    private Point first(double samples) {
        return points.stream()
                .filter(point -> point.samples() >= samples)
                .findFirst()
                .orElse(points.getLast());
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
