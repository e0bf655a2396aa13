package io.weir.alerting.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of calling a receiver. */
public sealed interface Answer {

    /** It took the notice. */
    record Taken() implements Answer {}

    /**
     * It may take it later.
     *
     * @param error what went wrong; the outbox leaves out what may be secret
     * @param after how long the receiver asks to wait
     */
    record Later(String error, Optional<Duration> after) implements Answer {}

    /**
     * It will never take it.
     *
     * @param error why; the outbox leaves out what may be secret
     */
    record Never(String error) implements Answer {}
}
