package io.weir.ingest.encoding;

import io.airlift.compress.zstd.ZstdInputStream;
import io.weir.ingest.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a message is packed. */
enum Encoding {
    NONE,
    GZIP,
    ZSTD,
    SNAPPY_FRAMED,
    SNAPPY_BLOCK,
    LZ4;

    private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B, 8};
    private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    private static final byte[] LZ4_MAGIC = {4, 0x22, 0x4D, 0x18};
    private static final byte[] SNAPPY_MAGIC = {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    /** What the first bytes tell. */
    static Encoding ofMagic(byte[] bytes) {
        if (bytes.length < 4) {
            return NONE;
        }
        return switch (bytes[0]) {
            case 0x1F -> startsWith(bytes, GZIP_MAGIC) ? GZIP : NONE;
            case 0x28 -> startsWith(bytes, ZSTD_MAGIC) ? ZSTD : NONE;
            case 0x04 -> startsWith(bytes, LZ4_MAGIC) ? LZ4 : NONE;
            case -1 -> startsWith(bytes, SNAPPY_MAGIC) ? SNAPPY_FRAMED : NONE;
            default -> NONE;
        };
    }

    /** What the header tells. */
    static Encoding ofName(String name, byte[] bytes) throws UndecodableException {
        return switch (name) {
            case "", "identity", "none" -> NONE;
            case "gzip", "x-gzip" -> GZIP;
            case "zstd" -> ZSTD;
            case "lz4" -> LZ4;
            case "x-snappy-framed" -> SNAPPY_FRAMED;
            case "snappy" -> startsWith(bytes, SNAPPY_MAGIC) ? SNAPPY_FRAMED : SNAPPY_BLOCK;
            default ->
                throw new UndecodableException(
                        "bad-encoding",
                        "content-encoding is '" + name + "', must be one of: gzip, zstd, snappy, lz4, identity");
        };
    }

    /**
     * Unpacks.
     *
     * @param limit most bytes
     */
    byte[] unpack(byte[] bytes, int limit) throws UndecodableException {
        try {
            return switch (this) {
                case NONE -> bytes;
                case GZIP -> drained(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit);
                case ZSTD -> drained(new ZstdInputStream(new ByteArrayInputStream(bytes)), limit);
                case SNAPPY_BLOCK -> SnappyBlock.unpack(bytes, limit);
                case SNAPPY_FRAMED -> SnappyFrames.unpack(bytes, limit);
                case LZ4 -> Lz4Frame.unpack(bytes, limit);
            };
        } catch (IOException | RuntimeException e) {
            // Libraries report broken input with exceptions of many kinds.
            throw broken(this, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] drained(InputStream in, int limit) throws IOException, UndecodableException {
        try (in) {
            byte[] found = in.readNBytes(limit);
            if (found.length == limit && in.read() >= 0) {
                throw tooLarge(limit);
            }
            return found;
        }
    }

    static UndecodableException tooLarge(long limit) {
        return new UndecodableException(
                "too-large-unpacked",
                "the message unpacks to more than weir.ingest.limits.unpacked-size allows, " + limit + " bytes");
    }

    static UndecodableException broken(Encoding encoding, String why) {
        String name = encoding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new UndecodableException("bad-encoding", "the message cannot be unpacked as " + name + ": " + why);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
