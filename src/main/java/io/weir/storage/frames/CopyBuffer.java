package io.weir.storage.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of table frame as PostgreSQL's COPY takes them in binary. Values go from a frame straight into the bytes that are
 * sent; the buffer is used again and again. Not safe for use by several threads.
 */
final class CopyBuffer {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    // The signature, then no flags and no extension.
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TRAILER = 2;
    private static final short COLUMNS = 4;
    private static final int FLOAT8 = 701;
    // Number of columns, each column with its length, and dimensions of the array.
    private static final int ROW = 2 + (4 + 8) + (4 + 8) + (4 + 4) + 4 + 20;
    private static final int VALUE = 4 + 8;
    /** PostgreSQL counts microseconds since the year 2000. */
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    /** Forgets all rows. */
    void begin() {
        size = HEADER.length;
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    }

    /**
     * Adds a row.
     *
     * @param picks which values it holds, or null for all in their order
     */
    void add(long sourceId, long atMillis, int layoutId, double[] values, int @Nullable [] picks) {
        int width = picks == null ? values.length : picks.length;
        makeRoom(ROW + width * VALUE);
        SHORTS.set(bytes, size, COLUMNS);
        size += 2;
        putLong(sourceId);
        putLong((atMillis - EPOCH_MILLIS) * 1_000);
        putInt(4);
        putInt(layoutId);
        putInt(20 + width * VALUE);
        putArrayHead(width);
        for (int i = 0; i < width; i++) {
            putLong(Double.doubleToRawLongBits(values[picks == null ? i : picks[i]]));
        }
    }

    /** Ends the rows; {@link #bytes} and {@link #size} are then what is to be sent. */
    void end() {
        SHORTS.set(bytes, size, (short) -1);
        size += 2;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void putArrayHead(int width) {
        putInt(1);
        putInt(0);
        putInt(FLOAT8);
        putInt(width);
        putInt(1);
    }

    private void putInt(int value) {
        INTS.set(bytes, size, value);
        size += 4;
    }

    private void putLong(long value) {
        INTS.set(bytes, size, 8);
        LONGS.set(bytes, size + 4, value);
        size += 12;
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more + TRAILER) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more + TRAILER));
        }
    }
}
