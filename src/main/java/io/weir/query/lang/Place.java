package io.weir.query.lang;

/**
 * A stretch of an expression, in characters from 0.
 *
 * @param start first character
 * @param end one after the last
 */
public record Place(int start, int end) {

    /** From the beginning of this to the end of another. */
    Place to(Place other) {
        return new Place(start, other.end);
    }
}
