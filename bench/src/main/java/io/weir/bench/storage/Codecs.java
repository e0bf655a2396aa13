package io.weir.bench.storage;

import io.weir.bench.stand.Figures;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Values;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Compares codecs on an hour of series of the reference workload, column by column. */
final class Codecs {

    private static final int SERIES = 1_000;
    private static final int SAMPLES = 360;
    private static final int ROUNDS = 40;

    private Codecs() {}

    static Map<String, Object> compared(long seed) {
        List<double[]> columns = columns(seed);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("columns", SERIES);
        figures.put("samples_each", SAMPLES);
        for (Codec codec : List.of(
                new WeirCodec(),
                new BitPacked(64),
                new Varints(true),
                new Varints(false),
                new BitPacked(SAMPLES),
                new Gorilla())) {
            figures.put(codec.name(), measured(codec, columns));
            Progress.say("%s: %s", codec.name(), String.valueOf(figures.get(codec.name())));
        }
        return figures;
    }

    private static List<double[]> columns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> columns = new ArrayList<>();
        for (int series = 0; series < SERIES; series++) {
            Values values = new Values(Values.kind(series), random.split());
            double[] column = new double[SAMPLES];
            Arrays.setAll(column, i -> values.next());
            columns.add(column);
        }
        return columns;
    }

    private static Map<String, Object> measured(Codec codec, List<double[]> columns) {
        List<byte[]> encoded = columns.stream().map(codec::encode).toList();
        for (int i = 0; i < columns.size(); i++) {
            if (!Arrays.equals(columns.get(i), codec.decode(encoded.get(i), SAMPLES))) {
                throw new IllegalStateException(codec.name() + " does not give back what it was given");
            }
        }
        double samples = (double) SERIES * SAMPLES;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "bytes_per_sample",
                Figures.round(encoded.stream().mapToLong(b -> b.length).sum() / samples));
        figures.put(
                "encode_cpu_s_per_million", Figures.round(least(() -> columns.forEach(codec::encode)) / samples * 1e6));
        figures.put(
                "decode_cpu_s_per_million",
                Figures.round(least(() -> encoded.forEach(bytes -> codec.decode(bytes, SAMPLES))) / samples * 1e6));
        return figures;
    }

    /** The least processor time of many rounds in seconds: what other work on the machine adds is left out. */
    private static double least(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - start) / 1e9);
        }
        return least;
    }
}
