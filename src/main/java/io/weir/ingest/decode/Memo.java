package io.weir.ingest.decode;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks once and keeps the answer. Two threads at once may ask twice, and get equal answers. */
final class Memo<T> implements Supplier<T> {

    private final Supplier<T> origin;
    private volatile @Nullable T answer;

    Memo(Supplier<T> origin) {
        this.origin = origin;
    }

    @Override
    public T get() {
        T known = answer;
        if (known == null) {
            known = origin.get();
            answer = known;
        }
        return known;
    }
}
