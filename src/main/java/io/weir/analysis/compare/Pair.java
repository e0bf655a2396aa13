package io.weir.analysis.compare;

/**
 * A slice before a change and one after it that may be compared.
 *
 * @param before the one
 * @param after the other
 * @param equal whether as much was offered, within a tenth; else the one with less was at its limit
 */
record Pair(Slice before, Slice after, boolean equal) {}
