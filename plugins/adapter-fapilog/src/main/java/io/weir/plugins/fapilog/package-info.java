/** Knows fapilog: which of its metrics can be trusted, and what has to be computed from others. */
@NullMarked
package io.weir.plugins.fapilog;

import org.jspecify.annotations.NullMarked;
