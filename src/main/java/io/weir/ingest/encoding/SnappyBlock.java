package io.weir.ingest.encoding;

import io.weir.ingest.UndecodableException;

/** Snappy's raw block: its length, then literals and repetitions. */
final class SnappyBlock {

    // A repetition of 64 bytes takes three: nothing is packed tighter.
    private static final int TIGHTEST = 22;

    private SnappyBlock() {}

    static byte[] unpack(byte[] bytes, int limit) throws UndecodableException {
        Bytes in = new Bytes(Encoding.SNAPPY_BLOCK, bytes, 0, bytes.length);
        long length = length(in);
        if (length > limit) {
            throw Encoding.tooLarge(limit);
        }
        Room room = new Room(Encoding.SNAPPY_BLOCK, (int) length, (int) length);
        while (in.more()) {
            element(in, room);
        }
        if (room.size() != length) {
            throw Encoding.broken(Encoding.SNAPPY_BLOCK, "it announces " + length + " bytes and has " + room.size());
        }
        return room.toBytes();
    }

    /** The first bytes of the content. */
    static byte[] head(byte[] bytes, int wanted) throws UndecodableException {
        Bytes in = new Bytes(Encoding.SNAPPY_BLOCK, bytes, 0, bytes.length);
        long length = length(in);
        // A literal comes first, as there is nothing to repeat yet.
        if (length < 1 || !in.more() || (in.bytes[in.at] & 3) != 0) {
            return new byte[0];
        }
        Room room = new Room(Encoding.SNAPPY_BLOCK, bytes.length + (1 << 16), Math.min(wanted, (int) length));
        while (in.more() && room.size() < wanted) {
            element(in, room);
        }
        byte[] all = room.toBytes();
        return all.length <= length ? all : new byte[0];
    }

    private static long length(Bytes in) throws UndecodableException {
        long length = in.varint();
        if (length > (long) TIGHTEST * in.bytes.length) {
            throw Encoding.broken(
                    Encoding.SNAPPY_BLOCK, in.bytes.length + " bytes cannot hold the " + length + " that it announces");
        }
        return length;
    }

    /** One literal or repetition. */
    static void element(Bytes in, Room room) throws UndecodableException {
        int tag = in.next();
        switch (tag & 3) {
            case 0 -> {
                int length = tag >>> 2;
                length = length < 60 ? length : in.little(length - 59);
                if (length < 0 || length == Integer.MAX_VALUE) {
                    throw Encoding.broken(Encoding.SNAPPY_BLOCK, "a literal is too long");
                }
                room.literal(in.bytes, in.at, length + 1);
                in.skip(length + 1);
            }
            case 1 -> room.repeat((tag & 0xE0) << 3 | in.next(), (tag >>> 2 & 7) + 4);
            case 2 -> room.repeat(in.little(2), (tag >>> 2) + 1);
            default -> room.repeat(in.little(4), (tag >>> 2) + 1);
        }
    }
}
