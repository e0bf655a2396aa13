/** Tiers against a real PostgreSQL. */
@NullMarked
package io.weir.storage.tiers;

import org.jspecify.annotations.NullMarked;
