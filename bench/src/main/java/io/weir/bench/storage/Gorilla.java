package io.weir.bench.storage;

/** What changes in the bits of doubles, as in Facebook's Gorilla. */
final class Gorilla implements Codec {

    @Override
    public String name() {
        return "Gorilla";
    }

    @Override
    public byte[] encode(double[] column) {
        Bits bits = new Bits();
        long last = Double.doubleToRawLongBits(column[0]);
        bits.write(last, 64);
        int leading = 64;
        int trailing = 64;
        for (int i = 1; i < column.length; i++) {
            long now = Double.doubleToRawLongBits(column[i]);
            long changed = now ^ last;
            last = now;
            if (changed == 0) {
                bits.write(0, 1);
                continue;
            }
            int zerosBefore = Math.min(31, Long.numberOfLeadingZeros(changed));
            int zerosAfter = Long.numberOfTrailingZeros(changed);
            if (zerosBefore >= leading && zerosAfter >= trailing) {
                bits.write(0b10, 2);
            } else {
                leading = zerosBefore;
                trailing = zerosAfter;
                bits.write(0b11, 2);
                bits.write(leading, 5);
                bits.write(64 - leading - trailing - 1, 6);
            }
            bits.write(changed >>> trailing, 64 - leading - trailing);
        }
        return bits.toBytes();
    }

    @Override
    public double[] decode(byte[] bytes, int size) {
        Bits bits = new Bits(bytes);
        double[] column = new double[size];
        long last = bits.read(64);
        column[0] = Double.longBitsToDouble(last);
        int leading = 0;
        int length = 64;
        for (int i = 1; i < size; i++) {
            if (bits.read(1) == 1) {
                if (bits.read(1) == 1) {
                    leading = (int) bits.read(5);
                    length = (int) bits.read(6) + 1;
                }
                last ^= bits.read(length) << 64 - leading - length;
            }
            column[i] = Double.longBitsToDouble(last);
        }
        return column;
    }
}
