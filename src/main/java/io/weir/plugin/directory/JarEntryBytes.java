package io.weir.plugin.directory;

import java.nio.file.Path;

/**
 * One file of a jar.
 *
 * @param bytes unpacked; not copied, because nobody here changes them
 * @param jar it came from
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JarEntryBytes(byte[] bytes, Path jar) {}
