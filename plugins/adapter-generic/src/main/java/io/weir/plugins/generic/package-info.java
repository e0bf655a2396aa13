/** Knows the canonical signals themselves: anything that reports {@code pipeline.*} metrics needs no adapter of its own. */
@NullMarked
package io.weir.plugins.generic;

import org.jspecify.annotations.NullMarked;
