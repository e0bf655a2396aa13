package io.weir.query;

import java.util.List;
import java.util.Optional;

/**
 * Which series: those that meet every condition.
 *
 * @param matchers conditions, at least one
 */
public record Selector(List<Matcher> matchers) {

    /** Copies the conditions and refuses none. */
    public Selector {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException("a selector needs a condition");
        }
    }

    /** The series of the given name, of all sources. */
    public static Selector named(String name) {
        return new Selector(List.of(Matcher.name(name)));
    }

    /** The name that all its series have, where it asks for one. */
    public Optional<String> name() {
        return matchers.stream()
                .filter(m -> m.label().equals(Matcher.NAME) && m.op() == Matcher.Op.EQUAL)
                .map(Matcher::value)
                .findFirst();
    }
}
