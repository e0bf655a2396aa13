package io.weir.analysis.compare;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts what was seen of a pipeline into slices of equal length. */
public final class Slices {

    private static final int READINGS = 4;
    private static final int FEWEST = 12;
    private static final double FULL = 0.9;
    private static final double TURNED_AWAY = 0.005;

    private final Observation seen;
    private final Ends ends;
    private final Map<String, Double> limits = new HashMap<>();
    private final Set<String> retrying;
    private long after;
    private long until;

    private Slices(Observation seen, Interval interval) {
        this.seen = seen;
        this.ends = Ends.of(seen);
        Window window = new Window(seen.pipeline(), interval, seen.columns(), List.of());
        for (Stage queue : seen.pipeline().stages(StageKind.QUEUE)) {
            limits.put(queue.id(), QueueFlow.of(window, queue).limit());
        }
        retrying = seen.columns().keySet().stream()
                .filter(key -> key.signal() == Signal.RETRIES)
                .map(SignalKey::stage)
                .collect(Collectors.toSet());
    }

    /**
     * The slices of an interval, oldest first; those in which nothing was reported, or nothing arrived, are left out.
     *
     * @param length of one; longer when the source reports so seldom that a slice would hold fewer than four readings
     */
    public static List<Slice> of(Observation seen, Interval interval, Duration length) {
        Slices slices = new Slices(seen, interval);
        long step = slices.step(interval, length.toMillis());
        List<Slice> all = new ArrayList<>();
        long end = interval.to().toEpochMilli();
        for (long from = end - (end - interval.from().toEpochMilli()) / step * step; from < end; from += step) {
            Slice slice = slices.slice(from, from + step);
            if (slice.load() > 0 && Double.isFinite(slice.throughput())) {
                all.add(slice);
            }
        }
        return all;
    }

    private long step(Interval interval, long wanted) {
        long readings = seen.columns().values().stream()
                .filter(c -> c.size() > 2)
                .mapToLong(Slices::spacing)
                .min()
                .orElse(wanted);
        long most = Math.max(wanted, interval.length().toMillis() / FEWEST);
        return Math.max(1, Math.clamp(READINGS * readings, wanted, most));
    }

    private static long spacing(Column column) {
        long[] gaps = new long[column.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = column.at()[i + 1] - column.at()[i];
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    private Slice slice(long from, long to) {
        after = from;
        until = to;
        double load = ends.in(this::mean);
        double out = ends.out(this::mean);
        double loss = load > 0 ? Math.clamp(lost() / load, 0, 1) : Double.NaN;
        return new Slice(Instant.ofEpochMilli(to), load, out, loss, latency(out), full() && !(loss > TURNED_AWAY));
    }

    private double mean(SignalKey key) {
        Column column = seen.columns().get(key);
        return column == null ? Double.NaN : column.mean(after, until);
    }

    /** Turned away for want of room, or not handed over by a stage that does not try again. */
    private double lost() {
        return seen.columns().keySet().stream()
                .filter(key -> key.signal() == Signal.REJECTED
                        || (key.signal() == Signal.ERRORS && !retrying.contains(key.stage())))
                .mapToDouble(this::mean)
                .filter(Double::isFinite)
                .sum();
    }

    private double latency(double out) {
        double waiting = sum(StageKind.QUEUE, Signal.QUEUE_SIZE);
        double call = seen.pipeline().stages(StageKind.SINK).stream()
                .mapToDouble(s -> mean(new SignalKey(s.id(), Signal.DURATION)))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        double queued = out > 0 ? waiting / out : Double.NaN;
        return Double.isNaN(queued) ? call : queued + (Double.isNaN(call) ? 0 : call);
    }

    private double sum(StageKind kind, Signal signal) {
        double[] known = seen.pipeline().stages(kind).stream()
                .mapToDouble(s -> mean(new SignalKey(s.id(), signal)))
                .filter(Double::isFinite)
                .toArray();
        return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
    }

    private boolean full() {
        return limits.entrySet().stream()
                .anyMatch(e -> mean(new SignalKey(e.getKey(), Signal.QUEUE_SIZE)) >= FULL * e.getValue());
    }
}
