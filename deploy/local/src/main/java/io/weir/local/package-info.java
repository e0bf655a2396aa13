/** Starts everything on one machine, and the command line. */
@NullMarked
package io.weir.local;

import org.jspecify.annotations.NullMarked;
