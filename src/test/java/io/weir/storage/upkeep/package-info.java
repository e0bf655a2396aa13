/** What is kept for a time, with a real database. */
@NullMarked
package io.weir.storage.upkeep;

import org.jspecify.annotations.NullMarked;
