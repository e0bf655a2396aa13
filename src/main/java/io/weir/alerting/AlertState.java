package io.weir.alerting;

/** Where an alert stands. */
public enum AlertState {
    /** Its condition holds, but not yet for as long as its rule asks. */
    PENDING,
    /** Its condition has held long enough. */
    FIRING,
    /** It fired, and its condition holds no more. */
    RESOLVED
}
