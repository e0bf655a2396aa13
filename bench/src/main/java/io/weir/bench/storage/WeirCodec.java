package io.weir.bench.storage;

import io.weir.storage.codec.ByteSink;
import io.weir.storage.codec.ColumnDecoder;
import io.weir.storage.codec.ColumnEncoder;

/** What blocks are made with. */
final class WeirCodec implements Codec {

    private final ColumnEncoder encoder = new ColumnEncoder(1_024);
    private final ByteSink sink = new ByteSink(1_024);

    @Override
    public String name() {
        return "Weir";
    }

    @Override
    public byte[] encode(double[] column) {
        sink.clear();
        encoder.encode(column, column.length, sink);
        return sink.toBytes();
    }

    @Override
    public double[] decode(byte[] bytes, int size) {
        return ColumnDecoder.doubles(bytes, 0, bytes.length, size);
    }
}
