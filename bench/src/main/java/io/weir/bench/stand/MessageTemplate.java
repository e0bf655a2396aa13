package io.weir.bench.stand;

import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A message of OTLP that is made once and whose instants and values are written over for each report: both have a fixed
 * width, so that the generator costs little beside what is measured. Make it of a message whose points have
 * {@link #instantMark} for their instant and {@link #valueMark} for their value. Not safe for use by several threads.
 */
public final class MessageTemplate {

    private static final long VALUE = 0x5EED_0000_0000_0000L;
    private static final long INSTANT = 0x5EED_FFFF_0000_0000L;

    private final ByteBuffer bytes;
    private final int[] instants;
    private final int[] places;

    /**
     * @param message with the marks
     * @param values that it has
     * @throws IllegalStateException when not all of their marks are in the message
     */
    public MessageTemplate(MessageLite message, int values) {
        bytes = ByteBuffer.wrap(message.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        instants = new int[values];
        places = new int[values];
        findPlaces();
    }

    /** Stands where the instant of a point is to be, in nanoseconds. */
    public static long instantMark(int value) {
        return INSTANT | value;
    }

    /** Stands where the 64 bits of a value are to be, whole or floating. */
    public static long valueMark(int value) {
        return VALUE | value;
    }

    /**
     * Writes over one point.
     *
     * @param value which one, from 0
     * @param nanos its instant, since 1970
     * @param bits of its value
     */
    public void put(int value, long nanos, long bits) {
        bytes.putLong(instants[value], nanos);
        bytes.putLong(places[value], bits);
    }

    /** The message as it is now. */
    public byte[] message() {
        return bytes.array().clone();
    }

    private void findPlaces() {
        int found = 0;
        for (int at = 0; at + 8 <= bytes.limit(); at++) {
            long bits = bytes.getLong(at);
            if (bits >>> 32 == INSTANT >>> 32) {
                instants[(int) bits] = at;
            } else if (bits >>> 32 == VALUE >>> 32) {
                places[(int) bits] = at;
                found++;
            }
        }
        if (found != places.length) {
            throw new IllegalStateException("of " + places.length + " values only " + found + " are in the message");
        }
    }
}
