package io.weir.storage.codec;

/**
 * Sections as bytes.
 *
 * @param directory what {@link BlockDirectory} reads
 * @param data the columns, each of which can be read alone
 */
public record Block(byte[] directory, byte[] data) {}
