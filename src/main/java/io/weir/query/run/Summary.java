package io.weir.query.run;

import java.util.List;

/**
 * What is known once an answer is at its end.
 *
 * @param truncated whether there are more lines than were asked for
 * @param notices what a reader should know
 * @param series how many were read
 * @param samples how many samples or rollups were read
 * @param millis how long it took
 */
public record Summary(boolean truncated, List<Notice> notices, long series, long samples, double millis) {}
