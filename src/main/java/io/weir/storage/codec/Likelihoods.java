package io.weir.storage.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How likely each symbol is, as shares of 4096, for one {@link Shape} at every scale: computed once, and the same on every
 * machine because only strict arithmetic is used. A symbol is a small residual, or {@link #ESCAPE} for one that is written
 * out. What belongs to a scale lies together, in flat arrays that a decoder indexes without a detour.
 */
final class Likelihoods {

    /** Log2 of the sum of all shares. */
    static final int BITS = 12;

    /** The symbol of a residual that is too large for one. */
    static final int ESCAPE = 48;

    /** Log2 of the room that a scale takes in {@link #bits()}, {@link #first()} and {@link #share()}. */
    static final int SYMBOL_BITS = 6;

    /** Quarters of an octave up to a mean magnitude of 4, and four for what is shifted. */
    private static final int SCALES = 44;

    private static final int SHIFTED = 40;
    private static final int TOTAL = 1 << BITS;
    private static final AtomicReferenceArray<@Nullable Likelihoods> KNOWN =
            new AtomicReferenceArray<>(Shape.all().length);

    private final int[] slots = new int[SCALES << BITS];
    private final int[] first = new int[SCALES << SYMBOL_BITS];
    private final int[] share = new int[SCALES << SYMBOL_BITS];
    private final float[] bits = new float[SCALES << SYMBOL_BITS];

    private Likelihoods(Shape shape) {
        for (int scale = 0; scale < SCALES; scale++) {
            fill(scale, shares(probabilities(shape, scale)));
        }
    }

    /** Those of a shape. */
    static Likelihoods of(Shape shape) {
        Likelihoods known = KNOWN.get(shape.ordinal());
        if (known == null) {
            known = new Likelihoods(shape);
            KNOWN.set(shape.ordinal(), known);
        }
        return known;
    }

    /** For each of the 4096 places of a scale: symbol (8 bits), its share less one (12), place within its share (12). */
    int[] slots() {
        return slots;
    }

    /** First place of each symbol. */
    int[] first() {
        return first;
    }

    /** Places of each symbol. */
    int[] share() {
        return share;
    }

    /** What each symbol costs. */
    float[] bits() {
        return bits;
    }

    private void fill(int scale, int[] shares) {
        int from = 0;
        for (int s = 0; s <= ESCAPE; s++) {
            int index = scale << SYMBOL_BITS | s;
            first[index] = from;
            share[index] = shares[s];
            bits[index] = (float) (BITS - Math.log(shares[s]) / Math.log(2));
            for (int place = 0; place < shares[s]; place++) {
                slots[(scale << BITS) + from + place] = s << 24 | shares[s] - 1 << 12 | place;
            }
            from += shares[s];
        }
    }

    private static double[] probabilities(Shape shape, int scale) {
        boolean shifted = scale >= SHIFTED;
        double quarter = 1 + ((scale & 3) + 0.5) / 4;
        double mean = shifted ? 2 * quarter : (1L << (scale >> 2)) * quarter / 256;
        double[] p = new double[ESCAPE + 1];
        double rest = 1;
        for (int s = 0; s < ESCAPE; s++) {
            int q = s >>> 1 ^ -(s & 1);
            // What is shifted is rounded down, so that it lies between q and q + 1 and not around q.
            double low = shifted ? q : q - 0.5;
            p[s] = shape.below(low + 1, mean) - shape.below(low, mean);
            rest -= p[s];
        }
        p[ESCAPE] = Math.max(rest, 1e-4);
        return p;
    }

    /** Whole shares, none of them zero; the largest makes up for the rounding. */
    private static int[] shares(double[] probabilities) {
        int[] shares = new int[probabilities.length];
        int left = TOTAL;
        int largest = 0;
        for (int s = 0; s < shares.length; s++) {
            shares[s] = Math.max(1, (int) (probabilities[s] * (TOTAL - shares.length)));
            left -= shares[s];
            largest = shares[s] > shares[largest] ? s : largest;
        }
        shares[largest] += left;
        return shares;
    }
}
