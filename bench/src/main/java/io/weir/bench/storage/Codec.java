package io.weir.bench.storage;

/** A way to keep a column of doubles. */
interface Codec {

    /** For people. */
    String name();

    /** The bytes that a column takes. */
    byte[] encode(double[] column);

    /** The column that such bytes stand for, bit for bit. */
    double[] decode(byte[] bytes, int size);
}
