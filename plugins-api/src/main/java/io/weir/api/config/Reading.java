package io.weir.api.config;

import java.util.List;

/**
 * What came of reading a configuration.
 *
 * @param <C> the record
 */
public sealed interface Reading<C extends Record> {

    /**
     * All is well.
     *
     * @param value with defaults where nothing was given
     */
    record Good<C extends Record>(C value) implements Reading<C> {}

    /**
     * Something is wrong.
     *
     * @param problems at least one; all that were found
     */
    record Bad<C extends Record>(List<OptionProblem> problems) implements Reading<C> {
        /** Copies the list. */
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong; empty when all is well. */
    default List<OptionProblem> problems() {
        return this instanceof Bad<C> bad ? bad.problems() : List.of();
    }
}
