package io.weir.alerting.outbox;

import java.time.Instant;

/** How an attempt ended. */
public sealed interface Outcome {

    /**
     * The receiver took it.
     *
     * @param at when
     */
    record Delivered(Instant at) implements Outcome {}

    /**
     * It is tried again.
     *
     * @param at when
     * @param error what went wrong, without secrets
     */
    record Again(Instant at, String error) implements Outcome {}

    /**
     * It is given up.
     *
     * @param error why, without secrets
     */
    record GivenUp(String error) implements Outcome {}
}
