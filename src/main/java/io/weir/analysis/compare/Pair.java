package io.weir.analysis.compare;

/**
 * A slice before a change and one after it that may be compared.
 *
 * @param before the one
 * @param after the other
 * @param equal whether as much was offered, within a tenth; else the sources of the one with less were held back
 */
record Pair(Slice before, Slice after, boolean equal) {

    /** Whether both have the quantity. */
    boolean isKnown(Quantity quantity) {
        return Double.isFinite(before.value(quantity) + after.value(quantity));
    }

    /** How far the one after lies above the one before, on the scale of the quantity. */
    double difference(Quantity quantity) {
        double plain = quantity.scaled(after.value(quantity)) - quantity.scaled(before.value(quantity));
        if (quantity != Quantity.THROUGHPUT || !equal) {
            return plain;
        }
        // The load differs by up to a tenth still: below the limit what leaves goes with it, at the limit it does not.
        double forLoad = plain - Math.log(after.load() / before.load());
        if (plain * forLoad <= 0) {
            return 0;
        }
        return Math.abs(plain) < Math.abs(forLoad) ? plain : forLoad;
    }
}
