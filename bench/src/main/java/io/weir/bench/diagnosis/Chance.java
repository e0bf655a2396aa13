package io.weir.bench.diagnosis;

import java.util.List;
import java.util.Random;

/** Random numbers of one drawing: the same on every machine. */
final class Chance {

    private final Random random;

    Chance(long seed, int number) {
        random = new Random(seed * 0x9e3779b97f4a7c15L + number * 0xbf58476d1ce4e5b9L);
    }

    boolean with(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Evenly on a logarithmic scale. */
    double spread(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    long seed() {
        return random.nextInt(Integer.MAX_VALUE);
    }
}
