package io.weir.storage.alerting;

import org.jspecify.annotations.Nullable;

/** Numbers that the database gives out. */
final class Ids {

    private Ids() {}

    /** The number of a row that has been stored. */
    static long of(@Nullable Long id) {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }
}
