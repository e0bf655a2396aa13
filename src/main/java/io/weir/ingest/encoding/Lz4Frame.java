package io.weir.ingest.encoding;

import io.weir.ingest.UndecodableException;

/** LZ4's frame format: blocks that may repeat what the ones before held. Checksums are passed over. */
final class Lz4Frame {

    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int HAS_DICTIONARY = 1;
    private static final int HAS_CONTENT_CHECKSUM = 1 << 2;
    private static final int HAS_CONTENT_SIZE = 1 << 3;
    private static final int HAS_BLOCK_CHECKSUM = 1 << 4;

    private Lz4Frame() {}

    static byte[] unpack(byte[] bytes, int limit) throws UndecodableException {
        Bytes in = new Bytes(Encoding.LZ4, bytes, 0, bytes.length);
        Room room = new Room(Encoding.LZ4, limit, Math.min(limit, 4 * bytes.length));
        while (in.more()) {
            int magic = in.little(4);
            if (magic == MAGIC) {
                frame(in, room);
            } else if ((magic & ~0xF) == SKIPPABLE) {
                in.skip(in.little(4) & 0xFFFFFFFFL);
            } else {
                throw Encoding.broken(Encoding.LZ4, "no frame begins at byte " + (in.at - 4));
            }
        }
        return room.toBytes();
    }

    private static void frame(Bytes in, Room room) throws UndecodableException {
        int flags = in.next();
        if (flags >>> 6 != 1 || (flags & HAS_DICTIONARY) != 0) {
            throw Encoding.broken(Encoding.LZ4, flags >>> 6 != 1 ? "its version is not 1" : "it needs a dictionary");
        }
        // The largest block, the length of the content and the checksum of the head are of no use here.
        in.skip(1 + ((flags & HAS_CONTENT_SIZE) != 0 ? 8 : 0) + 1);
        for (int length = in.little(4); length != 0; length = in.little(4)) {
            int size = length & Integer.MAX_VALUE;
            int from = in.at;
            in.skip(size);
            if (length < 0) {
                room.literal(in.bytes, from, size);
            } else {
                block(new Bytes(Encoding.LZ4, in.bytes, from, from + size), room);
            }
            in.skip((flags & HAS_BLOCK_CHECKSUM) != 0 ? 4 : 0);
        }
        in.skip((flags & HAS_CONTENT_CHECKSUM) != 0 ? 4 : 0);
    }

    private static void block(Bytes in, Room room) throws UndecodableException {
        while (in.more()) {
            int token = in.next();
            int literal = length(in, token >>> 4);
            int from = in.at;
            in.skip(literal);
            room.literal(in.bytes, from, literal);
            if (!in.more()) {
                return;
            }
            int offset = in.little(2);
            room.repeat(offset, length(in, token & 0xF) + 4);
        }
    }

    private static int length(Bytes in, int first) throws UndecodableException {
        int length = first;
        if (first == 15) {
            int more;
            do {
                more = in.next();
                length += more;
            } while (more == 0xFF && length < Integer.MAX_VALUE / 2);
        }
        return length;
    }
}
