/**
 * Analyzers without Java: a YAML file declares which signals it reads, an expression over them, how long it must hold,
 * and what is then said. {@link io.weir.declared.DeclaredFile} reads one.
 *
 * <p>Expressions are Google's Common Expression Language, of which this package keeps the arithmetic, comparison and
 * logic of numbers: no loops, so that an evaluation takes time in proportion to the text.
 */
@NullMarked
package io.weir.declared;

import org.jspecify.annotations.NullMarked;
