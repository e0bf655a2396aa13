package io.weir.bench.stand;

import java.util.SplittableRandom;

/** The values of one series of the reference workload, one after another. */
public final class Values {

    /** How a series behaves. */
    public enum Kind {
        /** An integer that grows by noisy steps. */
        COUNTER,
        /** An integer that changes little and seldom. */
        LEVEL,
        /** Two decimals, a random walk. */
        GAUGE,
        /** Three decimals, noisy around a mean. */
        LATENCY
    }

    private final Kind kind;
    private final SplittableRandom random;
    private double at;

    public Values(Kind kind, SplittableRandom random) {
        this.kind = kind;
        this.random = random;
        this.at = random.nextInt(10, 10_000);
    }

    /** Of ten series four are counters, and two each are levels, gauges and latencies. */
    public static Kind kind(int series) {
        return switch (series % 10) {
            case 0, 1, 2, 3 -> Kind.COUNTER;
            case 4, 5 -> Kind.LEVEL;
            case 6, 7 -> Kind.GAUGE;
            default -> Kind.LATENCY;
        };
    }

    public boolean whole() {
        return kind == Kind.COUNTER || kind == Kind.LEVEL;
    }

    public double next() {
        switch (kind) {
            case COUNTER -> at += random.nextInt(50, 150);
            case LEVEL -> at = Math.max(0, at + (random.nextInt(4) == 0 ? random.nextInt(-3, 4) : 0));
            case GAUGE -> at = Math.rint((at + random.nextDouble(-2, 2)) * 100) / 100;
            case LATENCY -> {
                double noise = random.nextDouble() * random.nextDouble();
                return Math.rint((5 + 40 * noise) * 1_000) / 1_000;
            }
        }
        return at;
    }
}
