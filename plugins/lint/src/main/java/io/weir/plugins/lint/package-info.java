/** Reads settings against each other: what contradicts itself is said before it hurts. */
@NullMarked
package io.weir.plugins.lint;

import org.jspecify.annotations.NullMarked;
