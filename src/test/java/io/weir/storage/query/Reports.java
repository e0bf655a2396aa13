package io.weir.storage.query;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.FrameStore;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.query.fixture.MemorySeries;
import io.weir.query.fixture.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What three sources report over some hours: with gaps, resets, missing values and several layouts; sent out of order, and
 * some of it twice. The same is kept in memory.
 */
final class Reports {

    private static final int ROUNDS = 900;
    private static final long PERIOD = 10_000;

    private final String run;
    private final MemoryStore memory = new MemoryStore();

    Reports(String run) {
        this.run = run;
    }

    MemoryStore memory() {
        return memory;
    }

    /** Sends everything; waits until it is stored. */
    void send(FrameStore store, Random random, Instant end) throws Exception {
        send(store, random, end, () -> {});
    }

    /** Something that may go wrong. */
    @FunctionalInterface
    interface Between {
        void run() throws Exception;
    }

    /** Sends everything in two halves, with something between them; waits until it is stored. */
    void send(FrameStore store, Random random, Instant end, Between between) throws Exception {
        List<DecodedFrame> frames = new ArrayList<>();
        for (int source = 0; source < 3; source++) {
            // The first has few series, the last more than are read one by one.
            List<MemorySeries> series = series(run + "-" + source, source == 2 ? 10 : 3);
            series.forEach(memory::add);
            report(run + "-" + source, series, random, end.toEpochMilli(), frames);
        }
        Collections.shuffle(frames, random);
        frames.addAll(List.copyOf(frames.subList(0, 200)));
        store.store(frames.subList(0, frames.size() / 2)).toCompletableFuture().get(60, SECONDS);
        between.run();
        store.store(frames.subList(frames.size() / 2, frames.size()))
                .toCompletableFuture()
                .get(60, SECONDS);
    }

    private List<MemorySeries> series(String source, int each) {
        List<MemorySeries> series = new ArrayList<>();
        for (int k = 0; k < each; k++) {
            Map<String, String> labels = k == 1 ? Map.of("k", "" + k, "zone", "z1") : Map.of("k", "" + k);
            series.add(MemorySeries.of(source, run + "_events", labels, Kind.COUNTER));
            series.add(MemorySeries.of(source, run + "_queue", labels, Kind.GAUGE));
        }
        return series;
    }

    private static void report(
            String source, List<MemorySeries> series, Random random, long end, List<DecodedFrame> frames) {
        double[] values = new double[series.size()];
        long at = end - ROUNDS * PERIOD;
        for (int i = 0; i < ROUNDS; i++) {
            at += random.nextInt(60) == 0 ? 1 + random.nextLong(1_200_000) : PERIOD;
            for (int s = 0; s < values.length; s++) {
                boolean falls = s % 2 == 1 || random.nextInt(100) == 0;
                // Gauges hardly ever agree: then the order of sources would decide which are the greatest.
                values[s] = falls ? random.nextInt(1_000_000) : values[s] + random.nextInt(50);
            }
            // Now and then only the first series report: another layout.
            int width = random.nextInt(10) == 0 ? 2 : values.length;
            frames.add(
                    i == 0 ? Math.min(frames.size(), 2) : frames.size(),
                    frame(source, series, values, at, width, random));
        }
    }

    private static DecodedFrame frame(
            String source, List<MemorySeries> series, double[] values, long at, int width, Random random) {
        double[] sent = new double[width];
        for (int s = 0; s < width; s++) {
            sent[s] = random.nextInt(30) == 0 ? Double.NaN : values[s];
            series.get(s).samples().put(at, sent[s]);
        }
        List<SeriesIdentity> identities = series.subList(0, width).stream()
                .map(s -> new SeriesIdentity(s.name(), s.labels(), s.kind(), s.unit()))
                .toList();
        SourceIdentity identity = new SourceIdentity(source, Map.of("service.name", source));
        return new DecodedFrame(
                Hash64.of(source),
                Hash64.of(source + width),
                at,
                sent,
                () -> new DecodedFrame.Description(identity, identities));
    }
}
