package io.weir.bench.storage;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Arrays;

/** Differences of the first or second order, whichever takes less, seven bits a byte; zstd over it or not. */
final class Varints implements Codec {

    private final boolean zstd;
    private final ZstdCompressor compressor = new ZstdCompressor();
    private final ZstdDecompressor decompressor = new ZstdDecompressor();

    Varints(boolean zstd) {
        this.zstd = zstd;
    }

    @Override
    public String name() {
        return "varints of differences" + (zstd ? ", zstd" : "");
    }

    @Override
    public byte[] encode(double[] column) {
        int scale = Wholes.scale(column);
        byte[] first = bytes(Wholes.of(column, scale), scale, 1);
        byte[] second = bytes(Wholes.of(column, scale), scale, 2);
        byte[] best = first.length <= second.length ? first : second;
        return zstd ? compressed(best) : best;
    }

    private static byte[] bytes(long[] numbers, int scale, int order) {
        Wholes.differences(numbers, order);
        byte[] bytes = new byte[1 + 10 * numbers.length];
        bytes[0] = (byte) (scale << 4 | order);
        int n = 1;
        for (long number : numbers) {
            long rest = Wholes.fold(number);
            while ((rest & ~0x7fL) != 0) {
                bytes[n++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[n++] = (byte) rest;
        }
        return Arrays.copyOf(bytes, n);
    }

    private byte[] compressed(byte[] bytes) {
        byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(out, compressor.compress(bytes, 0, bytes.length, out, 0, out.length));
    }

    @Override
    public double[] decode(byte[] encoded, int size) {
        byte[] bytes = zstd ? new byte[1 + 10 * size] : encoded;
        if (zstd) {
            decompressor.decompress(encoded, 0, encoded.length, bytes, 0, bytes.length);
        }
        long[] numbers = new long[size];
        int n = 1;
        for (int i = 0; i < size; i++) {
            long number = 0;
            int shift = 0;
            while (bytes[n] < 0) {
                number |= (bytes[n++] & 0x7fL) << shift;
                shift += 7;
            }
            numbers[i] = Wholes.unfold(number | (long) bytes[n++] << shift);
        }
        Wholes.sums(numbers, bytes[0] & 15);
        return Wholes.values(numbers, bytes[0] >> 4);
    }
}
