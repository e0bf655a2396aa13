package io.weir.storage.codec;

/**
 * A stretch of the data of a block.
 *
 * @param from its first byte
 * @param to the byte after its last
 */
public record ByteRange(int from, int to) {

    /** Its bytes. */
    public int length() {
        return to - from;
    }
}
