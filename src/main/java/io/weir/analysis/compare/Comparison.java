package io.weir.analysis.compare;

import io.weir.analysis.compare.Measured.Direction;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline before and after a change.
 *
 * @param basis what was compared with what
 * @param pairs how many pairs of slices, or of unequal loads how many slices of the shorter stretch
 * @param loadBefore median of the load before, events per second
 * @param loadAfter median of the load after
 * @param measured what can be told; of unequal loads only what holds although they differ
 */
public record Comparison(Basis basis, int pairs, double loadBefore, double loadAfter, List<Measured> measured) {

    /** Fewest pairs: with fewer, no interval of 99.8 % has two ends. */
    public static final int FEWEST = 10;

    /** From so many pairs on, what still cannot be told is too small to matter. */
    public static final int ENOUGH = 20;

    /** Copies the list. */
    public Comparison {
        measured = List.copyOf(measured);
    }

    /** What was compared with what. */
    public enum Basis {
        /** Slices of the same load. */
        EQUAL_LOAD,
        /** Slices of which the one with less load was at its limit. */
        AT_LIMIT,
        /** All slices before with all after; the load differs. */
        UNEQUAL_LOAD,
        /** Nothing: there are too few slices. */
        TOO_FEW
    }

    /** One quantity, where it could be measured. */
    public Optional<Measured> of(Quantity quantity) {
        return measured.stream().filter(m -> m.quantity() == quantity).findFirst();
    }

    List<Measured> all(Direction direction) {
        return measured.stream().filter(m -> m.is(direction)).toList();
    }
}
