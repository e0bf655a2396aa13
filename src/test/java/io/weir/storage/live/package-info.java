/** Live updates through a real PostgreSQL. */
@NullMarked
package io.weir.storage.live;

import org.jspecify.annotations.NullMarked;
