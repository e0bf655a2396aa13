package io.weir.query.run;

/**
 * The instants at which a query is answered: multiples of the step since the epoch.
 *
 * @param start first instant in milliseconds
 * @param step in milliseconds, 1 or more
 * @param size how many instants
 */
public record Grid(long start, long step, int size) {

    /** The instants in a stretch of time, both ends included. */
    static Grid within(long from, long to, long step) {
        long first = Math.ceilDiv(from, step);
        long last = Math.floorDiv(to, step);
        return new Grid(first * step, step, Math.toIntExact(Math.max(0, last - first + 1)));
    }

    /** An instant in milliseconds. */
    public long at(int i) {
        return start + i * step;
    }

    /** The last instant; before the first where there is none. */
    long end() {
        return at(size - 1);
    }
}
