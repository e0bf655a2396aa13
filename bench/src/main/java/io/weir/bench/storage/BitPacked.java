package io.weir.bench.storage;

/** The order of differences that takes least, each group of numbers with as many bits as its largest needs. */
final class BitPacked implements Codec {

    private static final int ORDERS = 3;

    private final int group;

    /** @param group numbers that share a width */
    BitPacked(int group) {
        this.group = group;
    }

    @Override
    public String name() {
        return "differences, bits packed by " + group;
    }

    @Override
    public byte[] encode(double[] column) {
        int scale = Wholes.scale(column);
        Bits best = new Bits();
        for (int order = 0; order < ORDERS; order++) {
            long[] numbers = Wholes.of(column, scale);
            Wholes.differences(numbers, order);
            Bits bits = packed(numbers, scale, order);
            best = order == 0 || bits.size() < best.size() ? bits : best;
        }
        return best.toBytes();
    }

    private Bits packed(long[] numbers, int scale, int order) {
        Bits bits = new Bits();
        bits.write(scale << 4 | order, 8);
        // The first numbers are large, and would make the first group wide.
        for (int i = 0; i < order; i++) {
            write(bits, Wholes.fold(numbers[i]));
        }
        for (int from = order; from < numbers.length; from += group) {
            int to = Math.min(numbers.length, from + group);
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
            int width = 64 - Long.numberOfLeadingZeros(most - least);
            write(bits, Wholes.fold(least));
            bits.write(width, 7);
            for (int i = from; i < to; i++) {
                bits.write(numbers[i] - least, width);
            }
        }
        return bits;
    }

    /** With as many bits as it has, and their number before. */
    private static void write(Bits bits, long number) {
        int length = 64 - Long.numberOfLeadingZeros(number);
        bits.write(length, 7);
        bits.write(number, length);
    }

    @Override
    public double[] decode(byte[] bytes, int size) {
        Bits bits = new Bits(bytes);
        int head = (int) bits.read(8);
        int order = head & 15;
        long[] numbers = new long[size];
        for (int i = 0; i < order; i++) {
            numbers[i] = Wholes.unfold(bits.read((int) bits.read(7)));
        }
        for (int from = order; from < size; from += group) {
            long least = Wholes.unfold(bits.read((int) bits.read(7)));
            int width = (int) bits.read(7);
            for (int i = from; i < Math.min(size, from + group); i++) {
                numbers[i] = least + bits.read(width);
            }
        }
        Wholes.sums(numbers, order);
        return Wholes.values(numbers, head >> 4);
    }
}
