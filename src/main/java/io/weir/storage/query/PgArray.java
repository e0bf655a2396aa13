package io.weir.storage.query;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * Reads what PostgreSQL's {@code array_send} makes of an array of 8-byte elements: numbers without a box around each. What
 * is null there is NaN here.
 */
record PgArray(Buffer bytes) {

    private static final int HEADER = 20;
    private static final int NULL = -1;
    /** From 1970 to 2000, where PostgreSQL's instants begin. */
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    int size() {
        return bytes.getInt(0) == 0 ? 0 : bytes.getInt(12);
    }

    double[] doubles() {
        double[] values = new double[size()];
        int at = HEADER;
        for (int i = 0; i < values.length; i++) {
            boolean there = bytes.getInt(at) != NULL;
            values[i] = there ? bytes.getDouble(at + 4) : Double.NaN;
            at += there ? 12 : 4;
        }
        return values;
    }

    /** Some elements only; what lies beyond the end is NaN. Needs an array without nulls, as those of frames are. */
    void pick(int[] places, double[][] columns, int row) {
        int size = size();
        for (int i = 0; i < places.length; i++) {
            columns[i][row] = places[i] < size ? bytes.getDouble(HEADER + places[i] * 12 + 4) : Double.NaN;
        }
    }

    /** Instants in milliseconds since 1970. */
    long[] instants() {
        long[] at = new long[size()];
        Arrays.setAll(at, i -> millis(bytes.getLong(HEADER + i * 12 + 4)));
        return at;
    }

    /** An instant as {@code timestamptz_send} makes it. */
    static long instant(Buffer bytes) {
        return millis(bytes.getLong(0));
    }

    private static long millis(long micros) {
        return Math.floorDiv(micros, 1_000) + EPOCH_MILLIS;
    }
}
