/** Analyzers: pure functions from a window of signals to findings and suggestions. */
@NullMarked
package io.weir.api.analysis;

import org.jspecify.annotations.NullMarked;
