package io.weir.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next what {@link PageRequest#after()} must be for the next page; empty on the last
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, OptionalLong next) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }
}
