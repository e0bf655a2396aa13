/** Facts about the configuration of sources, in PostgreSQL. */
@NullMarked
package io.weir.storage.fact;

import org.jspecify.annotations.NullMarked;
