/** Frames against a real PostgreSQL. */
@NullMarked
package io.weir.storage.frames;

import org.jspecify.annotations.NullMarked;
