package io.weir.testing;

import java.io.IOException;

/** Something that can be killed as the kernel kills, and started again with the same data. */
public interface Killable extends AutoCloseable {

    /** Ends it at once, without a word to it. */
    void kill() throws IOException;

    /** Starts it again after {@link #kill()}. */
    void restart() throws IOException;

    @Override
    void close() throws IOException;
}
