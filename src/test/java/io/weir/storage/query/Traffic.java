package io.weir.storage.query;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.query.fixture.MemorySeries;
import io.weir.query.fixture.MemoryStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Whatever may come from three sources over some hours: counters, gauges, changes and the buckets of histograms; uneven
 * rhythms, pauses, restarts after which counters begin at nothing and series stand in another order, layouts that hold only
 * some series, values that are missing, messages out of order, late, twice, and a second time with other values. What it
 * means is kept in memory.
 */
final class Traffic {

    private static final long PERIOD = 10_000;
    private static final int ROUNDS = 700;
    private static final String[] BOUNDS = {"0.1", "0.5", "2", "+Inf"};

    private final String run;
    private final Random random;
    private final MemoryStore memory = new MemoryStore();
    private final List<DecodedFrame> messages = new ArrayList<>();

    /** @param run begins the names of everything */
    Traffic(String run, Random random, long endMillis) {
        this.run = run;
        this.random = random;
        for (int source = 0; source < 3; source++) {
            report(run + "-" + source, endMillis);
        }
        Collections.shuffle(messages, random);
        messages.addAll(List.copyOf(messages.subList(0, messages.size() / 8)));
    }

    MemoryStore memory() {
        return memory;
    }

    /** The first of two halves, in the order of sending. */
    List<DecodedFrame> early() {
        return messages.subList(0, messages.size() / 2);
    }

    /** The other half; messages of the first half come again in it, some of them with other values. */
    List<DecodedFrame> late() {
        List<DecodedFrame> late = new ArrayList<>(messages.subList(messages.size() / 2, messages.size()));
        for (DecodedFrame one : early().subList(0, 100)) {
            double[] others = random.doubles(one.values().length).toArray();
            late.add(new DecodedFrame(one.sourceHash(), one.shapeHash(), one.atMillis(), others, one.description()));
        }
        Collections.shuffle(late, random);
        return late;
    }

    private List<MemorySeries> series(String source) {
        List<MemorySeries> series = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Map<String, String> labels = Map.of("k", "" + k, "zone", "z" + k % 2);
            series.add(MemorySeries.of(source, run + "_events", labels, Kind.COUNTER));
            series.add(MemorySeries.of(source, run + "_queue", labels, Kind.GAUGE));
            series.add(MemorySeries.of(source, run + "_changes", labels, Kind.DELTA));
        }
        for (String bound : BOUNDS) {
            series.add(MemorySeries.of(source, run + "_took_bucket", Map.of("le", bound), Kind.COUNTER));
        }
        series.forEach(memory::add);
        return series;
    }

    private void report(String source, long endMillis) {
        List<MemorySeries> series = series(source);
        List<MemorySeries> layout = series;
        double[] values = new double[series.size()];
        long at = endMillis - ROUNDS * PERIOD - random.nextLong(3_600_000);
        for (int i = 0; i < ROUNDS; i++) {
            at += random.nextInt(60) == 0 ? 1 + random.nextLong(1_200_000) : PERIOD - 5 + random.nextInt(10);
            at = random.nextInt(30) == 0 ? Math.ceilDiv(at, 60_000) * 60_000 : at;
            if (random.nextInt(80) == 0) {
                Arrays.fill(values, 0);
                layout = shuffled(series, series.size());
            }
            advance(series, values);
            List<MemorySeries> now = random.nextInt(8) == 0 ? shuffled(layout, 2 + random.nextInt(3)) : layout;
            messages.add(message(source, now, series, values, at));
        }
    }

    private List<MemorySeries> shuffled(List<MemorySeries> series, int size) {
        // Few orders, so that layouts stay few.
        List<MemorySeries> shuffled = new ArrayList<>(series);
        Collections.shuffle(shuffled, new Random(random.nextInt(3)));
        return List.copyOf(shuffled.subList(0, size));
    }

    private void advance(List<MemorySeries> series, double[] values) {
        double bucket = 0;
        for (int s = 0; s < values.length; s++) {
            boolean grows = series.get(s).kind() == Kind.COUNTER;
            boolean buckets = series.get(s).name().endsWith("_bucket");
            bucket = buckets ? bucket + random.nextInt(5) : 0;
            double step = buckets ? bucket : random.nextInt(50);
            // Gauges hardly ever agree: then the order of sources would decide which are the greatest.
            values[s] = grows ? values[s] + step : Math.rint(random.nextDouble() * 1e8) / 100;
        }
    }

    private DecodedFrame message(
            String source, List<MemorySeries> layout, List<MemorySeries> all, double[] values, long at) {
        double[] sent = new double[layout.size()];
        for (int i = 0; i < sent.length; i++) {
            MemorySeries series = layout.get(i);
            sent[i] = random.nextInt(30) == 0 ? Double.NaN : values[all.indexOf(series)];
            series.samples().put(at, sent[i]);
        }
        List<SeriesIdentity> identities = layout.stream()
                .map(s -> new SeriesIdentity(s.name(), s.labels(), s.kind(), s.unit()))
                .toList();
        SourceIdentity identity = new SourceIdentity(source, Map.of("service.name", source));
        return new DecodedFrame(
                Hash64.of(source),
                Hash64.of(source + identities),
                at,
                sent,
                () -> new DecodedFrame.Description(identity, identities));
    }
}
