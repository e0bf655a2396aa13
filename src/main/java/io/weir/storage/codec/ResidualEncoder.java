package io.weir.storage.codec;

/** Chooses how residuals are written, and writes them. Keeps its working memory; not for use by several threads. */
final class ResidualEncoder {

    private final int[] scales;
    private final byte[] symbols;
    private final BitHead plain = new BitHead();

    /** @param most residuals at a time */
    ResidualEncoder(int most) {
        scales = new int[most];
        // At most two bytes a symbol.
        symbols = new byte[2 * most + ResidualCoder.STATE_BYTES];
    }

    /** Appends n residuals. */
    void encode(long[] r, int n, ByteSink sink) {
        int start = Scale.of(Scale.mean(r, n));
        Scale.Pace pace = cheapestPace(r, n, start);
        follow(r, n, start, pace);
        Shape shape = cheapestShape(r, n);
        sink.put(start);
        sink.put(pace.ordinal() << 2 | shape.ordinal());
        write(r, n, Likelihoods.of(shape), sink);
    }

    private Scale.Pace cheapestPace(long[] r, int n, int start) {
        Scale.Pace best = Scale.Pace.FIXED;
        float least = Float.MAX_VALUE;
        for (Scale.Pace pace : Scale.Pace.all()) {
            follow(r, n, start, pace);
            float bits = bits(r, n, Shape.PEAK);
            if (bits < least) {
                least = bits;
                best = pace;
            }
        }
        return best;
    }

    private Shape cheapestShape(long[] r, int n) {
        Shape best = Shape.BELL;
        float least = Float.MAX_VALUE;
        for (Shape shape : Shape.all()) {
            float bits = bits(r, n, shape);
            if (bits < least) {
                least = bits;
                best = shape;
            }
        }
        return best;
    }

    /** The scale at each residual, as whoever reads them will know it. */
    private void follow(long[] r, int n, int start, Scale.Pace pace) {
        long mean = Scale.mean(start);
        for (int i = 0; i < n; i++) {
            scales[i] = pace == Scale.Pace.FIXED ? start : Scale.of(mean);
            mean = Scale.next(mean, r[i], pace.shift());
        }
    }

    private float bits(long[] r, int n, Shape shape) {
        float[] costs = Likelihoods.of(shape).bits();
        float bits = 0;
        for (int i = 0; i < n; i++) {
            int scale = scales[i];
            int shift = Scale.shift(scale);
            long folded = fold(r[i] >> shift);
            bits += shift
                    + costs[Scale.table(scale) << Likelihoods.SYMBOL_BITS | symbol(folded)]
                    + (isEscaped(folded) ? plainBits(folded) : 0);
        }
        return bits;
    }

    private void write(long[] r, int n, Likelihoods likelihoods, ByteSink sink) {
        int[] shares = likelihoods.share();
        int[] firsts = likelihoods.first();
        int at = symbols.length;
        int state = ResidualCoder.LEAST_STATE;
        for (int i = n - 1; i >= 0; i--) {
            int scale = scales[i];
            int symbol = Scale.table(scale) << Likelihoods.SYMBOL_BITS | symbol(fold(r[i] >> Scale.shift(scale)));
            int share = shares[symbol];
            // Least state * 256 / 4096 = 4096 for each share: beyond it the state would leave its range.
            while (state >= share << 12) {
                symbols[--at] = (byte) state;
                state >>>= 8;
            }
            state = (state / share << Likelihoods.BITS) + state % share + firsts[symbol];
        }
        sink.put(state >>> 16);
        sink.put(state >>> 8);
        sink.put(state);
        sink.put(symbols, at, symbols.length - at);
        writePlain(r, n, sink);
    }

    private void writePlain(long[] r, int n, ByteSink sink) {
        plain.clear();
        for (int i = 0; i < n; i++) {
            int shift = Scale.shift(scales[i]);
            long folded = fold(r[i] >> shift);
            if (isEscaped(folded)) {
                long beyond = folded - Likelihoods.ESCAPE;
                int length = 64 - Long.numberOfLeadingZeros(beyond);
                plain.write(length, ResidualCoder.ESCAPED_LENGTH);
                plain.write(beyond, length);
            }
            plain.write(r[i], shift);
        }
        plain.appendTo(sink);
    }

    private static long fold(long q) {
        return q << 1 ^ q >> 63;
    }

    private static boolean isEscaped(long folded) {
        return Long.compareUnsigned(folded, Likelihoods.ESCAPE) >= 0;
    }

    private static int symbol(long folded) {
        return isEscaped(folded) ? Likelihoods.ESCAPE : (int) folded;
    }

    private static int plainBits(long folded) {
        return ResidualCoder.ESCAPED_LENGTH + 64 - Long.numberOfLeadingZeros(folded - Likelihoods.ESCAPE);
    }
}
