/**
 * Columns of numbers as few bytes: what blocks and rollups are made of. Pure computation: no I/O, no state between calls.
 *
 * <p>A column goes through three steps. Decimal numbers become whole ones ({@link io.weir.storage.codec.Decimals}), a
 * predictor leaves what it did not foresee ({@link io.weir.storage.codec.Predictor}), and the residuals are written with
 * as many bits as their likelihood deserves ({@link io.weir.storage.codec.ResidualCoder}). Every step is exact, so each
 * double comes back bit for bit. The decision and its measurements are in docs/adr/0020-codec-of-blocks.md.
 */
@NullMarked
package io.weir.storage.codec;

import org.jspecify.annotations.NullMarked;
