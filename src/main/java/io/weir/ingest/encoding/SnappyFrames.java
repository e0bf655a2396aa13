package io.weir.ingest.encoding;

import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Snappy's framing format: chunks of at most 64 KiB, each with its checksum. */
final class SnappyFrames {

    private static final int COMPRESSED = 0;
    private static final int PLAIN = 1;
    private static final int FIRST_SKIPPABLE = 0x80;
    private static final int CHUNK = 1 << 16;

    private SnappyFrames() {}

    static byte[] unpack(byte[] bytes, int limit) throws UndecodableException {
        Bytes in = new Bytes(Encoding.SNAPPY_FRAMED, bytes, 0, bytes.length);
        Room room = new Room(Encoding.SNAPPY_FRAMED, limit, Math.min(limit, 4 * bytes.length));
        while (in.more()) {
            int type = in.next();
            int length = in.little(3);
            int from = in.at;
            in.skip(length);
            if (type == COMPRESSED || type == PLAIN) {
                chunk(type, Arrays.copyOfRange(bytes, from, from + length), room, limit);
            } else if (type < FIRST_SKIPPABLE) {
                throw Encoding.broken(Encoding.SNAPPY_FRAMED, "there are no chunks of type " + type);
            }
        }
        return room.toBytes();
    }

    private static void chunk(int type, byte[] chunk, Room room, int limit) throws UndecodableException {
        Bytes in = new Bytes(Encoding.SNAPPY_FRAMED, chunk, 0, chunk.length);
        int checksum = in.little(4);
        byte[] rest = Arrays.copyOfRange(chunk, 4, chunk.length);
        byte[] content = type == PLAIN ? rest : SnappyBlock.unpack(rest, Math.min(limit, CHUNK));
        CRC32C crc = new CRC32C();
        crc.update(content);
        if (checksum != masked((int) crc.getValue())) {
            throw Encoding.broken(Encoding.SNAPPY_FRAMED, "a checksum does not fit");
        }
        room.literal(content, 0, content.length);
    }

    private static int masked(int crc) {
        return Integer.rotateRight(crc, 15) + 0xA282EAD8;
    }
}
