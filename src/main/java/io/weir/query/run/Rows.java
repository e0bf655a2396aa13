package io.weir.query.run;

import org.jspecify.annotations.Nullable;

/** Lines, one after the other. Used by one thread, which may have to wait. */
interface Rows extends AutoCloseable {

    /** The next line, or null after the last. */
    @Nullable
    Line next();

    /** Reads no more. */
    @Override
    void close();
}
