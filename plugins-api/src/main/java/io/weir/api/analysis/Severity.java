package io.weir.api.analysis;

/** How much a finding matters, least first. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Will hurt, or hurts a little. */
    WARNING,
    /** Hurts: events are lost or late. */
    ERROR,
    /** Most events are lost, or nothing flows. */
    CRITICAL
}
