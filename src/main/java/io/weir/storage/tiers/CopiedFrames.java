package io.weir.storage.tiers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads frames by COPY in binary: values come as plain doubles, one row at a time. Blocks. The connection must have nothing
 * else to do until the end.
 */
final class CopiedFrames {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Signature, flags and extension before the first row. */
    private static final int HEADER = 19;

    /** Number of columns; then each column is four bytes of its length and itself. */
    private static final int COLUMNS = 2;

    private static final int ARRAY_HEADER = 20;

    /** PostgreSQL counts microseconds since the year 2000. */
    private static final long EPOCH_MILLIS = 946_684_800_000L;

    private CopiedFrames() {}

    /** Takes rows. */
    @FunctionalInterface
    interface Taker {
        void take(long sourceId, int layoutId, long atMillis, double[] values) throws SQLException;
    }

    /** Reads frames of some sources after one instant and up to another, by source, layout and time. */
    static void read(Connection connection, String table, long from, long to, long after, long until, Taker taker)
            throws SQLException {
        String sql = String.format(
                Locale.ROOT,
                "copy (select source_id, layout_id, at, values from %s where source_id between %d and %d"
                        + " and at > to_timestamp(%d / 1000.0) and at <= to_timestamp(%d / 1000.0)"
                        + " order by source_id, layout_id, at) to stdout (format binary)",
                table,
                from,
                to,
                after,
                until);
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            boolean first = true;
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                take(row, first ? HEADER : 0, taker);
                first = false;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void take(byte[] row, int start, Taker taker) throws SQLException {
        if (row.length - start <= COLUMNS) {
            return;
        }
        int at = start + COLUMNS;
        long sourceId = (long) LONGS.get(row, at + 4);
        int layoutId = (int) INTS.get(row, at + 16);
        long micros = (long) LONGS.get(row, at + 24);
        taker.take(sourceId, layoutId, EPOCH_MILLIS + Math.floorDiv(micros, 1_000L), values(row, at + 36));
    }

    /** The values of an array of float8, which are all there. */
    private static double[] values(byte[] row, int array) {
        int dimensions = (int) INTS.get(row, array);
        double[] values = new double[dimensions == 0 ? 0 : (int) INTS.get(row, array + 12)];
        int at = array + ARRAY_HEADER + 4;
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble((long) LONGS.get(row, at));
            at += 12;
        }
        return values;
    }
}
