/** Compares the signals of a pipeline before and after something about it was changed. Pure functions. */
@NullMarked
package io.weir.analysis.compare;

import org.jspecify.annotations.NullMarked;
