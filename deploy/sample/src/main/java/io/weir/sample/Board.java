package io.weir.sample;

import java.util.concurrent.atomic.AtomicReference;

/** Where the knobs stand right now. Safe for all threads. */
final class Board {

    private final AtomicReference<Knobs> knobs;

    Board(Knobs first) {
        knobs = new AtomicReference<>(first);
    }

    Knobs now() {
        return knobs.get();
    }

    void set(Knobs next) {
        knobs.set(next);
    }
}
