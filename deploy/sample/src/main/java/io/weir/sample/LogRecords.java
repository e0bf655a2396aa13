package io.weir.sample;

import java.nio.ByteBuffer;

/**
 * Counts the log records in an export request of OTLP, without unpacking them: resource_logs (1) holds scope_logs (2),
 * which hold log_records (2).
 */
final class LogRecords {

    private static final int LENGTH_DELIMITED = 2;
    private static final int[] PATH = {1, 2, 2};

    private LogRecords() {}

    /**
     * Counts them.
     *
     * @throws IllegalArgumentException when the bytes are not such a message
     */
    static int count(byte[] request) {
        try {
            return count(ByteBuffer.wrap(request), 0);
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not an export request of OTLP: it ends too early", e);
        }
    }

    private static int count(ByteBuffer message, int depth) {
        int found = 0;
        while (message.hasRemaining()) {
            long tag = varint(message);
            int type = (int) (tag & 7);
            if (type == LENGTH_DELIMITED) {
                int length = Math.toIntExact(varint(message));
                if (tag >>> 3 == PATH[depth]) {
                    found += depth == PATH.length - 1 ? 1 : count(message.slice(message.position(), length), depth + 1);
                }
                message.position(Math.addExact(message.position(), length));
            } else {
                skip(message, type);
            }
        }
        return found;
    }

    private static void skip(ByteBuffer message, int type) {
        switch (type) {
            case 0 -> varint(message);
            case 1 -> message.position(message.position() + 8);
            case 5 -> message.position(message.position() + 4);
            default -> throw new IllegalArgumentException("not an export request of OTLP: wire type " + type);
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not an export request of OTLP: a number without end");
    }
}
