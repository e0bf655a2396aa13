package io.weir.api.notice;

import io.weir.api.Experimental;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to deliver a notice. Texts are shown on pages: no secrets in them. */
@Experimental
public sealed interface Delivery {

    /** The receiver took it. */
    @Experimental
    record Taken() implements Delivery {}

    /**
     * The receiver may take it later: it is tried again, each time after a longer wait.
     *
     * @param error what went wrong; not blank
     * @param after how long the receiver asks to wait, or null when it does not say
     */
    @Experimental
    record Later(String error, @Nullable Duration after) implements Delivery {}

    /**
     * The receiver will never take it: it is given up.
     *
     * @param error why; not blank
     */
    @Experimental
    record Never(String error) implements Delivery {}

    /** The receiver took it. */
    static Delivery taken() {
        return new Taken();
    }

    /** It is tried again. */
    static Delivery later(String error) {
        return new Later(error, null);
    }

    /** It is given up. */
    static Delivery never(String error) {
        return new Never(error);
    }
}
