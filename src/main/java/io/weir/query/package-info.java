/** Queries: the language, its exact meaning, and the port through which series are read. Plain Java; no I/O. */
@NullMarked
package io.weir.query;

import org.jspecify.annotations.NullMarked;
