package io.weir.ingest.out;

import java.nio.charset.StandardCharsets;

/**
 * A header of a message. The bytes are shared and must not be changed.
 *
 * @param name of the header; one name may come more than once
 * @param value its bytes, mostly text
 */
public record MessageHeader(String name, byte[] value) {

    /** A header whose value is text. */
    public static MessageHeader of(String name, String value) {
        return new MessageHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The value as text. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }
}
