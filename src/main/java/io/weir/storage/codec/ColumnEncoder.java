package io.weir.storage.codec;

/**
 * Writes columns. Keeps its working memory between columns; not for use by several threads.
 *
 * <p>A column is: how it was made (a byte: {@link #BITS} raw bits instead of decimals, {@link #GAPS}, {@link #ODD} values
 * that fit no scale, {@link #FORESEEN} without residuals, {@link #COARSE} with a unit), scale and predictor (a byte), then
 * gaps, odd values, first number, unit, parameter and residuals, each as far as there are any.
 */
public final class ColumnEncoder {

    static final int BITS = 1;
    static final int GAPS = 2;
    static final int ODD = 4;
    static final int FORESEEN = 8;
    static final int COARSE = 16;

    /** What residuals cost beyond themselves; without any there is nothing of it. */
    private static final int CODER_BITS = 40;

    /** The NaN that stands for a gap; any other is kept with its bits. */
    static final long GAP = Double.doubleToRawLongBits(Double.NaN);

    private final double[] dense;
    private final long[] numbers;
    private final long[] residuals;
    private final long[] trial;
    private final ResidualEncoder coder;
    private final ByteSink gaps = new ByteSink(64);
    private final ByteSink odd = new ByteSink(64);

    /** @param most values of a column */
    public ColumnEncoder(int most) {
        dense = new double[most];
        numbers = new long[most];
        residuals = new long[most];
        trial = new long[most];
        coder = new ResidualEncoder(most);
    }

    /** Appends a column of doubles; any double comes back bit for bit. */
    public void encode(double[] values, int n, ByteSink sink) {
        int present = dense(values, n);
        int scale = Decimals.scale(dense, present);
        int kept = scale < 0 ? bits(present) : wholes(present, scale);
        int flags = (scale < 0 ? BITS : 0) | (gaps.size() > 0 ? GAPS : 0) | (odd.size() > 0 ? ODD : 0);
        encodeNumbers(kept, flags, Math.max(0, scale), sink);
    }

    /** Appends a column of whole numbers. */
    public void encode(long[] values, int n, ByteSink sink) {
        gaps.clear();
        odd.clear();
        System.arraycopy(values, 0, numbers, 0, n);
        encodeNumbers(n, 0, 0, sink);
    }

    /** Moves what is there together and notes the gaps: lengths of stretches with and without values by turns. */
    private int dense(double[] values, int n) {
        gaps.clear();
        int present = 0;
        int run = 0;
        boolean inGap = false;
        for (int i = 0; i < n; i++) {
            boolean gap = Double.doubleToRawLongBits(values[i]) == GAP;
            if (gap != inGap) {
                gaps.putVarint(run);
                run = 0;
                inGap = gap;
            }
            run++;
            if (!gap) {
                dense[present++] = values[i];
            }
        }
        if (gaps.size() > 0) {
            gaps.putVarint(run);
        }
        return present;
    }

    private int bits(int n) {
        odd.clear();
        for (int i = 0; i < n; i++) {
            numbers[i] = Ordered.number(dense[i]);
        }
        return n;
    }

    /** Whole numbers of what fits the scale; the rest is noted with its place. */
    private int wholes(int n, int scale) {
        odd.clear();
        int kept = 0;
        int last = 0;
        for (int i = 0; i < n; i++) {
            if (Decimals.exact(dense[i], scale)) {
                numbers[kept++] = Decimals.whole(dense[i], scale);
            } else {
                odd.putVarint(i - last);
                odd.putLong(Double.doubleToRawLongBits(dense[i]));
                last = i;
            }
        }
        return kept;
    }

    private void encodeNumbers(int n, int flags, int scale, ByteSink sink) {
        long first = n == 0 ? 0 : numbers[0];
        long unit = unit(n, first, (flags & BITS) != 0);
        for (int i = 0; i < n; i++) {
            numbers[i] = (flags & BITS) != 0 ? numbers[i] - first >> unit : (numbers[i] - first) / unit;
        }
        Predictor predictor = cheapest(n);
        long parameter = predictor.parameter(numbers, n);
        predictor.residuals(numbers, n, parameter, residuals);
        boolean foreseen = areZero(n);
        boolean coarse = unit != ((flags & BITS) != 0 ? 0 : 1);
        sink.put(flags | (foreseen ? FORESEEN : 0) | (coarse ? COARSE : 0));
        sink.put(scale << 4 | predictor.ordinal());
        putNoted(sink);
        sink.putSigned(first);
        if (coarse) {
            sink.putVarint(unit);
        }
        if (predictor.hasParameter()) {
            sink.putSigned(parameter);
        }
        if (!foreseen) {
            System.arraycopy(residuals, 1, residuals, 0, n - 1);
            coder.encode(residuals, n - 1, sink);
        }
    }

    private void putNoted(ByteSink sink) {
        if (gaps.size() > 0) {
            sink.putVarint(gaps.size());
            sink.put(gaps);
        }
        if (odd.size() > 0) {
            sink.putVarint(odd.size());
            sink.put(odd);
        }
    }

    /** What all differences are multiples of; for raw bits how many of their lowest bits are zero. */
    private long unit(int n, long first, boolean bits) {
        long unit = 0;
        for (int i = 0; i < n && (bits || unit != 1); i++) {
            long difference = numbers[i] - first;
            unit = bits ? unit | difference : gcd(unit, Math.abs(difference));
        }
        if (bits) {
            return unit == 0 ? 0 : Long.numberOfTrailingZeros(unit);
        }
        return unit <= 0 ? 1 : unit;
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    private Predictor cheapest(int n) {
        Predictor best = Predictor.LEVEL;
        double least = Double.MAX_VALUE;
        for (Predictor predictor : Predictor.all()) {
            predictor.residuals(numbers, n, predictor.parameter(numbers, n), trial);
            double cost = cost(trial, n) + (predictor.hasParameter() ? 16 : 0);
            if (cost < least) {
                least = cost;
                best = predictor;
            }
        }
        return best;
    }

    /** About the bits that residuals take. */
    private static double cost(long[] r, int n) {
        long sixteenths = 0;
        for (int i = 1; i < n; i++) {
            // In sixteenths of a bit: the place of the highest bit, and the four bits below it.
            long m = (r[i] ^ r[i] >> 63) + 1;
            int log = 63 - Long.numberOfLeadingZeros(m);
            sixteenths += (log << 4) + (int) (m << 4 >>> log & 15);
        }
        return sixteenths == 0 ? 0 : sixteenths / 16.0 + CODER_BITS;
    }

    private boolean areZero(int n) {
        long any = 0;
        for (int i = 1; i < n; i++) {
            any |= residuals[i];
        }
        return any == 0;
    }
}
