package io.weir.web.gateway;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Writes the few fields of Protocol Buffers that answers have. */
final class ProtobufBytes {

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int PAYLOAD = 0x7F;
    private static final int MORE = 0x80;

    private final Buffer buffer = Buffer.buffer();

    ProtobufBytes number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtobufBytes text(int field, String text) {
        return bytes(field, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    ProtobufBytes message(int field, ProtobufBytes message) {
        return bytes(field, message.buffer);
    }

    Buffer buffer() {
        return buffer;
    }

    private ProtobufBytes bytes(int field, Buffer bytes) {
        varint((long) field << 3 | BYTES);
        varint(bytes.length());
        buffer.appendBuffer(bytes);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~PAYLOAD) != 0) {
            buffer.appendByte((byte) (rest & PAYLOAD | MORE));
            rest >>>= 7;
        }
        buffer.appendByte((byte) rest);
    }
}
