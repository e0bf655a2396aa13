package io.weir.model;

/**
 * Which part of a list is wanted.
 *
 * @param limit most items, 1 to {@link #MAX_LIMIT}
 * @param after {@link Page#next()} of the page before, or 0 for the first
 */
public record PageRequest(int limit, long after) {

    /** Most items a page may have. */
    public static final int MAX_LIMIT = 500;

    /** Refuses limits out of range. */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
        if (after < 0) {
            throw new IllegalArgumentException("after must not be negative, is " + after);
        }
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, 0);
    }
}
