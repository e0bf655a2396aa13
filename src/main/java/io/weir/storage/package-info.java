/** Frames, rollups, blocks and entities in PostgreSQL. */
@NullMarked
package io.weir.storage;

import org.jspecify.annotations.NullMarked;
