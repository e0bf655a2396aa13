/** Leases of sources against a real PostgreSQL. */
@NullMarked
package io.weir.storage.sources;

import org.jspecify.annotations.NullMarked;
