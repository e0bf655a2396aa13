package io.weir.query.run;

import org.jspecify.annotations.Nullable;

/** No lines. */
enum NoRows implements Rows {
    NONE;

    @Override
    public @Nullable Line next() {
        return null;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
