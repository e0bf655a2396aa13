package io.weir.analysis;

import java.time.Instant;

/**
 * A source that belongs to this process for a while.
 *
 * @param sourceId number of the source
 * @param number counts up each time the source is taken: what is written under an older number than the last is refused
 * @param dueAt when the analysis was due
 */
public record Lease(long sourceId, long number, Instant dueAt) {}
