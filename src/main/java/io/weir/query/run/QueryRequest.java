package io.weir.query.run;

import java.time.Instant;

/**
 * What is asked.
 *
 * @param expression in the query language
 * @param from first instant of interest
 * @param to last instant of interest, not before {@code from}
 * @param step between instants
 * @param limit most lines of the answer, 1 or more
 */
public record QueryRequest(String expression, Instant from, Instant to, Step step, int limit) {

    /** Time between two instants of an answer. */
    public sealed interface Step {}

    /**
     * Always the same.
     *
     * @param millis 1 or more
     */
    public record Fixed(long millis) implements Step {}

    /**
     * The shortest usual one with which there are no more than so many instants.
     *
     * @param points most instants, 1 or more
     */
    public record Auto(int points) implements Step {}

    /** None: samples as they are, of a plain selector. */
    public record Raw() implements Step {}
}
